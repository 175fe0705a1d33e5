"""What a text for readers outside gives away though it may not: names, and ways to reach people."""
