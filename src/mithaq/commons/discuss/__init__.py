"""What people say about the town's plans, requests and rules, and what the town answers."""
