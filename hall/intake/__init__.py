"""The intake room: visits, groups, drafts, and who was here before."""
