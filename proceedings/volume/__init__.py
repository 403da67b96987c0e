"""What one publication shows in one language: records and an edition in, views out."""
