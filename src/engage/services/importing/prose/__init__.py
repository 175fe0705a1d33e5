"""What people write in lines: agendas and the notes of meetings."""
