"""Questions: what a lesson asks its reader. One block, `quiz`; its picture is `question` (native buttons)."""
