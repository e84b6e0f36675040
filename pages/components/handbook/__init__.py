"""What the page 指标手册 is composed of."""
