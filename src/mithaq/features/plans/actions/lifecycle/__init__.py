"""What changes a plan in the course of its life: promises move on, are amended, serve objectives, travel."""
