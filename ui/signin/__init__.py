"""Signing in: who, where, with which password; the same page covers the screen while it is locked."""
