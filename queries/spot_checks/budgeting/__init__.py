"""What visits buy before anything is drawn."""
