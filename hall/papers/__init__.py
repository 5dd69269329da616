"""The papers room: numbers, frozen snapshots, tokens, and the chain of letters and replies."""
