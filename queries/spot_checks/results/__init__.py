"""What was found where a draw, or others, went: line by line, by village, round by round."""
