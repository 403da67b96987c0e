"""What editors wrote: YAML and Markdown files in, frozen records with positions out."""
