"""Paper: frozen snapshot to PDF bytes. No Qt, no database."""
