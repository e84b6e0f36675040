"""What inspectors carry and bring back, of a draw: 入户核查表, 路线表 and the empty results sheet."""
