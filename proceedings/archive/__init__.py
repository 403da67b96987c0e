"""What is kept: an edition, replaced whole or not at all, and the manifest of its making."""
