"""What the page 数据导入 is composed of, step by step."""
