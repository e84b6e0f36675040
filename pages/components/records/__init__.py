"""What the page 导入记录 is composed of."""
