"""The screen towards the resident: five faces, asked once after every service; the clerk neither sees nor touches it."""
