"""The words by which Zoom, Teams and Eventbrite head their columns and say how it stands with somebody.

Everything here is data. Words are compared without case, accents, blanks and punctuation (`compact`). Teams
writes in the organiser's language: English, German, French and Spanish are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.text import compact

_HEADINGS: Mapping[str, Sequence[str]] = {
    "name": (
        "Name (Original Name)", "User Name (Original Name)", "Name", "User Name", "Full Name", "Display name",
        "Vollständiger Name", "Nom", "Nom complet", "Nombre", "Nombre completo",
    ),
    "given_name": ("First Name", "Attendee First Name", "Vorname", "Prénom"),
    "family_name": (
        "Last Name", "Surname", "Attendee Last Name", "Attendee Surname", "Nachname", "Nom de famille",
        "Apellido", "Apellidos",
    ),
    "email": (
        "Email", "User Email", "Email address", "Attendee Email", "E-Mail-Adresse", "Adresse e-mail",
        "Adresse de messagerie", "Courriel", "Correo electrónico", "Dirección de correo electrónico",
    ),
    "registration_email": ("Registration Email", "Registrierungs-E-Mail", "E-mail d’inscription",
                           "Correo electrónico de registro"),
    "upn": (
        "Participant ID (UPN)", "Teilnehmer-ID (UPN)", "ID de participant (UPN)", "ID du participant (UPN)",
        "Id. de participante (UPN)", "Id. del participante (UPN)", "ID do participante (UPN)",
    ),
    "joined": (
        "Join Time", "First Join", "First Join Time", "First Join (UTC)", "Join Time (UTC)",
        "Erster Beitritt", "Erste Teilnahme", "Beitrittszeit", "Beitrittszeitpunkt",
        "Zeitpunkt des Beitritts", "Beitreten",
        "Première connexion", "Première participation", "Première arrivée", "Heure d’arrivée",
        "Heure de connexion", "Heure de participation", "Heure de jonction",
        "Primera unión", "Primera entrada", "Primera incorporación", "Primera conexión", "Hora de unión",
        "Hora de entrada", "Hora de incorporación", "Hora de conexión",
    ),
    "left": (
        "Leave Time", "Last Leave", "Last Leave Time", "Last Leave (UTC)", "Leave Time (UTC)",
        "Letztes Verlassen", "Letzter Austritt", "Verlassenszeit", "Zeitpunkt des Verlassens", "Verlassen um",
        "Verlassen",
        "Dernier départ", "Dernière déconnexion", "Dernière sortie", "Heure de départ", "Heure de sortie",
        "Heure de déconnexion",
        "Última salida", "Última desconexión", "Último abandono", "Hora de salida", "Hora de abandono",
        "Hora de desconexión",
    ),
    "duration": (
        "Duration (Minutes)", "Total Duration (Minutes)", "Time in Session (minutes)", "Duration",
        "In-Meeting Duration", "Attendance Duration",
        "Dauer", "Dauer der Besprechung", "Dauer in der Besprechung", "Besprechungsdauer", "Teilnahmedauer",
        "Durée", "Durée de la réunion", "Durée en réunion", "Durée dans la réunion", "Durée de participation",
        "Duración", "Duración de la reunión", "Duración en la reunión", "Duración en reunión",
    ),
    "role": ("Role", "Rolle", "Rôle", "Rol"),
    "action": ("User Action", "Benutzeraktion", "Action de l’utilisateur", "Acción del usuario"),
    "stamp": ("Timestamp", "Zeitstempel", "Horodatage", "Horodateur", "Marca de tiempo"),
    "attended": ("Attended",),
    "approval": ("Approval Status", "Registration Status"),
    "registered": ("Registration Time", "Registered On", "Order Date", "Order Time"),
    "waiting": ("In Waiting Room",),
    "order": ("Order #", "Order no.", "Order ID"),
    "ticket": ("Ticket Type",),
    "attendee": ("Attendee #", "Attendee no."),
    "status": ("Attendee Status",),
    "organisation": ("Organization", "Organisation", "Company", "Company Name", "Company / Organisation",
                     "Company / Organization", "Unternehmen", "Entreprise", "Empresa"),
    "topic": ("Topic", "Event Name", "Meeting Topic", "Meeting title"),
    "call_id": ("Meeting ID", "Webinar ID", "Event ID"),
    "job": ("Job Title",),
    "start": ("Start Time", "Actual Start Time", "Scheduled Time", "Event Start Date", "Meeting Start Time"),
    "end": ("End Time", "Event End Date", "Meeting End Time"),
}  # fmt: skip
"""What a column gives, and what it may be called."""

_UNUSED = (
    "Guest", "Is Guest", "Recording Disclaimer Response", "Country/Region Name", "Country/Region", "Phone",
    "Participants", "Quantity", "Price Tier", "Group", "Order Type", "Currency", "Total Paid", "Fees Paid",
    "Eventbrite Fees", "Eventbrite Payment Processing", "Home Address 1", "Home Address 2", "Home City",
    "County of Residence", "Home State", "Home Postcode", "Home Zip", "Home Country", "Buyer First Name",
    "Buyer Last Name", "Buyer Surname", "Buyer Email", "Ticket Price", "Barcode #", "Barcode number",
)  # fmt: skip
"""Columns that stand in every file and that nobody would miss."""

FIELDS: Mapping[str, str] = {
    compact(word): field for field, words in _HEADINGS.items() for word in words
} | dict.fromkeys(map(compact, _UNUSED), "")
"""What the column of a compact heading gives."""

WHEN = ("joined", "left", "stamp", "registered", "start", "end")
"""Columns with a day in them: each may tell how the days of the file are written."""

_SAYS: Mapping[AttendanceStatus, Sequence[str]] = {
    AttendanceStatus.ATTENDED: ("Yes", "Checked In", "Attended"),
    AttendanceStatus.DID_NOT_SHOW: ("No",),
    AttendanceStatus.ACCEPTED: ("Approved", "Attending", "Registered"),
    AttendanceStatus.INVITED: ("Pending", "Pending approval", "Waitlisted", "Waitlist", "Unpaid"),
    AttendanceStatus.DECLINED: (
        "Not Attending", "Refunded", "Cancelled", "Canceled", "Denied", "Declined", "Deleted", "Transferred",
    ),
}  # fmt: skip
STATUS: Mapping[str, AttendanceStatus] = {
    compact(word): status for status, words in _SAYS.items() for word in words
}
"""What somebody's registration or ticket comes to."""

_ROLES: Mapping[AttendanceRole, Sequence[str]] = {
    AttendanceRole.STAFF: (
        "Host", "Co-host", "Organizer", "Organiser", "Co-organizer", "Co-organiser",
        "Organisator", "Organisatorin", "Mitorganisator", "Organisateur", "Coorganisateur", "Organizador",
        "Coorganizador", "Organizadora",
    ),
    AttendanceRole.SPEAKER: (
        "Panelist", "Panellist", "Presenter", "Speaker", "Referent", "Referentin", "Präsentator", "Moderator",
        "Vortragender", "Présentateur", "Intervenant", "Moderador", "Ponente", "Presentador",
    ),
    AttendanceRole.PARTICIPANT: (
        "Attendee", "Participant", "Teilnehmer", "Teilnehmende", "Teilnehmer*in", "Asistente", "Participante",
        "Guest",
    ),
}  # fmt: skip
ROLES: Mapping[str, AttendanceRole] = {
    compact(word): role for role, words in _ROLES.items() for word in words
}
"""In what role somebody was there; whoever set a call up is of the staff."""

BLOCKS: Mapping[str, str] = {
    compact(title): role
    for title, role in {
        "Host Details": "Host",
        "Co-host Details": "Co-host",
        "Panelist Details": "Panelist",
        "Panellist Details": "Panelist",
        "Attendee Details": "Attendee",
        "Other Attended": "Attendee",
        "Registrants Details": "Attendee",
    }.items()
}
"""The titles above the tables of Zoom's report of a webinar, and the role of those named there."""


def _words(text: str) -> frozenset[str]:
    """The words, parted by commas, as they are compared."""
    return frozenset(map(compact, text.split(",")))


YES = _words("Yes, Ja, Oui, Sí, True")

LEAVING = _words("Left, Verlassen, Hat verlassen, A quitté, Quitté, Abandonó, Salió, Ha salido")
"""What an older list of Teams calls it that somebody goes; all else is that they come."""

MARKS = _words(
    "External, Unverified, Guest, Host, Co-host, me, Anonymous,"
    "Extern, Nicht verifiziert, Nicht überprüft, Gast, Externe, Non vérifié, Invité, Invitée,"
    "Externo, Sin verificar, No comprobado, Invitado, Invitada,"
    "he/him, he/him/his, she/her, she/her/hers, they/them, they/them/theirs, he/they, she/they,"
    "er/ihm, sie/ihr, il/lui, elle, él, ella"
)
"""What Teams and Zoom, and people themselves, put in brackets behind a name that is no part of it."""

HOURS = _words("h, hr, hrs, hour, hours, Std, Stunde, Stunden, heure, heures, hora, horas")
MINUTES = _words("m, min, mins, minute, minutes, Minuten, minuto, minutos")
SECONDS = _words(
    "s, sec, secs, second, seconds, Sek, Sekunde, Sekunden, seconde, secondes, seg, segundo, segundos"
)

EVERYONE = _words(
    "Everyone, All panelists and attendees, Meeting Group Chat, Alle, Jeder, Tout le monde, Todos"
)
"""To whom a message is written that all could read; a message to anybody else is private."""

PRIVATELY = ("(Direct Message)", "(Privately)", "(Direktnachricht)", "(Message direct)", "(Mensaje directo)")
"""How Zoom marks a message that only one could read."""
