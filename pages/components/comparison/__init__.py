"""乡镇对比 and 村级对比, part by part; the pages differ in the level only."""
