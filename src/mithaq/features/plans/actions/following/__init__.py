"""Following the promises: evidence and status, requests and answers, observations, measurements."""
