"""The one adapter to the engine that turns DOCX bytes into page images and PDF."""
