"""The work place 窗口: who waits, who stands here, his case."""
