"""What others call the values of our choices: data."""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain.commitments import CommitmentState
from engage.domain.contacts import LawfulBasis
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import AttendanceRole, AttendanceStatus, Channel
from engage.domain.feedback import Capacity, Stance
from engage.domain.organisations import OrganisationKind, SizeBand
from engage.domain.records import Choice
from engage.domain.text import compact

_TEXTS: Mapping[Choice, str] = {
    OrganisationKind.TRADE_BODY: """
        trade association, trade federation, industry association, industry body, industry federation,
        business association, business group, employers association, employers' association, employers
        organisation, membership body, member body, membership organisation, professional body, professional
        association, trade organisation, trade group, federation, association, chamber of commerce, chamber,
        representative body, sector body, business representative organisation
    """,
    OrganisationKind.UNION: """
        trade union, labour union, labor union, trades union, workers union, unions, trade unions, staff
        association, union federation, trade union federation
    """,
    OrganisationKind.SME: """
        small business, small company, small or medium enterprise, small and medium enterprise, small or
        medium-sized enterprise, small and medium-sized enterprise, small or medium business, start-up,
        micro business, microbusiness, micro-enterprise, small enterprise, medium enterprise, medium-sized
        company, medium business, medium company, sole trader, smes, small firm, small/medium business,
        small to medium enterprise
    """,
    OrganisationKind.LARGE_COMPANY: """
        company, large business, large enterprise, large firm, large, corporate, corporation, plc,
        multinational, big business, private company, private sector, business, firm, industry, employer,
        commercial, manufacturer, enterprise, large employer, large corporate
    """,
    OrganisationKind.GOVERNMENT: """
        government department, central government, department, ministry, arm's length body, arms length
        body, arms-length body, non-departmental public body, ndpb, executive agency, government agency,
        devolved government, devolved administration, government body, public body, regulator, civil
        service, agency, public sector, national government, uk government
    """,
    OrganisationKind.PARLIAMENT: """
        parliamentary, member of parliament, mp, peer, house of commons, house of lords, mps, lords,
        parliamentarian, appg, all-party parliamentary group, select committee, committee, legislature,
        assembly, msp, ms, mla, senedd, scottish parliament, parliamentarians
    """,
    OrganisationKind.LOCAL_AUTHORITY: """
        local government, council, county council, city council, borough council, district council, unitary
        authority, combined authority, local council, metropolitan borough, mayoral authority, councils,
        local authorities, borough, parish council, town council, la, mayoral combined authority
    """,
    OrganisationKind.RESEARCH: """
        university, universities, academia, academic, research institute, research centre, research
        organisation, think tank, think-tank, thinktank, college, higher education, academic institution,
        institute, research institution, further education, education, academic body, he, fe, school,
        schools, catapult
    """,
    OrganisationKind.NGO: """
        charity, charities, third sector, non-governmental organisation, non-profit, nonprofit, not for
        profit, not-for-profit, voluntary organisation, voluntary sector, campaign group, campaigning
        organisation, civil society, civil society organisation, foundation, pressure group, vcse,
        charitable, advocacy group, campaign, voluntary, registered charity, environmental group
    """,
    OrganisationKind.COMMUNITY: """
        community organisation, community group, residents, residents association, residents' association,
        community interest company, cic, faith group, local group, neighbourhood group, tenants association,
        tenants' association, community body, grassroots, local community
    """,
    OrganisationKind.MEDIA: """
        press, news, newspaper, broadcaster, journalist, trade press, publisher, publication, magazine, news
        organisation
    """,
    OrganisationKind.OTHER: """
        unknown, none, n/a, na, not known, misc, miscellaneous, individual, person, other body, tbc
    """,
    SizeBand.MICRO: """
        0-9, 1-9, 1 to 9, under 10, fewer than 10, less than 10, <10, micro (0-9), micro (1-9), 1-10, 0 to 9
    """,
    SizeBand.SMALL: "10-49, 10 to 49, 10-50, 11-50, small (10-49), 10 - 49",
    SizeBand.MEDIUM: """
        50-249, 50 to 249, 50-250, 51-250, medium (50-249), medium-sized, medium sized, 50 - 249
    """,
    SizeBand.LARGE: "250+, 250 or more, over 250, 250 and over, more than 250, large (250+), >250, 251+",
    Stance.SUPPORT: """
        supports, supportive, supporting, supported, agree, agrees, strongly agree, strongly support, for,
        in favour, in favor, positive, pro, yes, favour, favourable, agreement, tend to agree, somewhat
        agree, supporter
    """,
    Stance.OPPOSE: """
        opposes, opposed, opposing, disagree, disagrees, strongly disagree, strongly oppose, against,
        negative, anti, no, contra, unfavourable, disagreement, tend to disagree, somewhat disagree, object,
        objects, objection, opponent, opposition, critical
    """,
    Stance.MIXED: """
        partly, partially, partly agree, partially agree, both, ambivalent, conditional, qualified support,
        support with conditions, it depends, agree in part, yes and no, balanced, partial
    """,
    Stance.NEUTRAL: """
        neither, neither agree nor disagree, neither support nor oppose, no view, none, indifferent, no
        preference, no opinion, impartial
    """,
    Stance.UNCLEAR: """
        don't know, dont know, unsure, not sure, unknown, not clear, undecided, uncertain, n/a, not stated
    """,
    Capacity.PERSONAL: """
        individual, personally, as an individual, in a personal capacity, private individual, member of the
        public, own, citizen, resident, myself
    """,
    Capacity.ORGANISATION: """
        organization, on behalf of an organisation, on behalf of organisation, for organisation, as an
        organisation, for the organisation, company, business, corporate, my organisation, employer
    """,
    Capacity.MEMBERS: """
        for members, on behalf of members, member body, membership, membership body, trade association,
        trade union, union, representative body, for its members, federation
    """,
    Channel.ROUNDTABLE: """
        round table, round-table, round table discussion, workshop, seminar, breakout, focus group
    """,
    Channel.MEETING: """
        bilateral, face to face, face-to-face, in person, 1:1, one to one, one-to-one, meet, committee,
        evidence session, briefing, briefing meeting, agm, reception
    """,
    Channel.CALL: """
        phone, telephone, phone call, telephone call, video call, video, teams, zoom, teams call, zoom call,
        conference call, videoconference, video conference, online meeting, virtual meeting, teams meeting,
        zoom meeting
    """,
    Channel.EMAIL: "mail, e-mail exchange, email exchange, emails, correspondence",
    Channel.WRITTEN_SUBMISSION: """
        written evidence, written, submission, letter, written response, paper, consultation response,
        response, post
    """,
    Channel.SURVEY: "questionnaire, poll, online survey, form, online form",
    Channel.SITE_VISIT: "visit, site, tour, factory visit, plant visit, field visit",
    Channel.TOWN_HALL: """
        public meeting, open meeting, town hall meeting, townhall, community meeting, hustings
    """,
    Channel.WEBINAR: "online event, online seminar, virtual event, web seminar, webcast",
    AttendanceStatus.INVITED: """
        invitation sent, invite sent, sent, no reply, no reply yet, not replied, awaiting reply, awaiting
        response, pending, tbc, maybe, tentative, provisional, waiting list, waitlisted
    """,
    AttendanceStatus.ACCEPTED: """
        confirmed, attending, will attend, coming, registered, approved, going, accepts, rsvp yes
    """,
    AttendanceStatus.DECLINED: """
        not attending, will not attend, not coming, cancelled, canceled, rejected, refused, turned down,
        declines, withdrawn, rsvp no
    """,
    AttendanceStatus.APOLOGIES: """
        apology, sent apologies, apologies sent, apologies received, apologies given, cannot attend, can't
        attend, unable to attend, regrets
    """,
    AttendanceStatus.ATTENDED: """
        present, came, checked in, in attendance, was there, there, joined, attended in person, attended
        online
    """,
    AttendanceStatus.DID_NOT_SHOW: """
        no show, no-show, did not attend, didn't attend, not attended, absent, dna, not present, did not
        come, did not turn up
    """,
    AttendanceRole.CHAIR: """
        chairman, chairwoman, chairperson, chairing, in the chair, co-chair, moderator, facilitator
    """,
    AttendanceRole.SPEAKER: """
        panellist, panelist, panel, presenter, presenting, keynote, keynote speaker, witness, speaking
    """,
    AttendanceRole.PARTICIPANT: "attendee, delegate, guest, audience, invitee, invited, stakeholder",
    AttendanceRole.OBSERVER: "observing, press, listening",
    AttendanceRole.STAFF: """
        host, co-host, organiser, organizer, organising team, secretariat, official, note taker, note-taker,
        minutes, clerk, team, support
    """,
    Level.NAMED: """
        attributable, attributed, name, by name, full name, public, on record, on the record, open, yes
    """,
    Level.ORGANISATION: "organisation only, organisation name, organization, company, by organisation, body",
    Level.KIND: "chatham house, chatham house rule, type, sector, type of organisation, by kind, kind only",
    Level.ANONYMOUS: """
        anon, anonymised, anonymized, unattributed, not attributable, non-attributable, no name
    """,
    Level.WITHHELD: """
        confidential, private, off the record, secret, do not publish, not for publication, restricted
    """,
    Rule.ON_RECORD: "on the record, public, attributable, open",
    Rule.ORGANISATION_ONLY: "organisation, organisations only, organisation names only, by organisation",
    Rule.CHATHAM_HOUSE: """
        chatham house rule, chatham, chathamhouse, under chatham house rule, chr, non-attributable
    """,
    Rule.PRIVATE: "confidential, off the record, closed, in confidence",
    CommitmentState.OPEN: """
        in progress, ongoing, outstanding, to do, todo, not started, pending, started, active, new, not
        done, planned, under way, underway, no, amber, overdue, in hand
    """,
    CommitmentState.KEPT: """
        done, complete, completed, closed, finished, delivered, met, fulfilled, yes, green, achieved
    """,
    CommitmentState.BROKEN: "not met, missed, failed, not delivered, red, not kept, not achieved",
    CommitmentState.WITHDRAWN: "cancelled, canceled, dropped, no longer needed, superseded, abandoned, void",
    LawfulBasis.CONSENT: "opt-in, opted in, consented, consent given, explicit consent, gdpr consent",
    LawfulBasis.CONTRACT: "contractual, performance of a contract, contractual necessity",
    LawfulBasis.LEGAL_OBLIGATION: "legal, legal duty, statutory, law",
    LawfulBasis.VITAL_INTERESTS: "vital interest, vital",
    LawfulBasis.PUBLIC_TASK: "public interest, public duty, official authority, task in the public interest",
    LawfulBasis.LEGITIMATE_INTERESTS: "legitimate interest, li, legitimate",
}

VALUE_SYNONYMS: Mapping[type[Choice], Mapping[str, Choice]] = {
    kind: {
        compact(name) or name: choice
        for choice, names in _TEXTS.items()
        if type(choice) is kind
        for name in " ".join(names.split()).split(", ")
    }
    for kind in {type(choice) for choice in _TEXTS}
}
"""By choice, what else its values are called: compact, as `domain.text.compact` makes it."""

YES = frozenset(map(compact, ("x", "ja", "oui", "tick", "ticked", "checked", "on", "t"))) | {"✓", "✔", "☑"}
NO = frozenset(map(compact, ("non", "nein", "unticked", "unchecked", "off", "f", "none"))) | {
    "✗",
    "✘",
    "☐",
    "-",
}
"""What is ticked, and what is not, where a field takes yes or no."""
