"""The hall's voice: calls spoken from joined clips, one after the other, without any network."""
