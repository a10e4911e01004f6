"""What people read: workbooks, pages and the terminal."""
