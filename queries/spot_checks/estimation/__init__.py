"""What the results of a draw say of all households, and of the rules: weights and intervals."""
