"""What others call the fields of our nouns at the head of a column: data.

Only words that hardly mean anything else stand here. One that may mean two fields stands below both; the one
that comes first in the noun's fields and is not given yet is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engage.domain.records import Noun
from engage.domain.text import compact


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """The fields with their other names, from lines such as "field: one name, another"."""
    fields: dict[str, tuple[str, ...]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        field, _, names = line.partition(":")
        fields[field] = tuple(dict.fromkeys(compact(name) for name in names.split(",")))
    return fields


_REACHED_BY = """
    emails: e-mail address, email address, e-mail addr, mail, mail address, primary email, main email,
        work email, business email, home email, personal email, private email, other email, secondary email,
        alternative email, office email, press email, media email, contact email, user email, e-mail
        value, courriel
    phones: telephone, telephone number, phone number, tel, tel no, telephone no, phone no, contact
        number, mobile, mobile phone, mobile number, mobile no, mobile tel, mob, cell, cell phone,
        landline, direct line, direct dial, ddi, work phone, work tel, work telephone, business phone,
        office phone, office tel, home phone, home tel, home telephone, switchboard, main phone, primary
        phone, other phone, press phone, phone value
    address_street: address, street, street address, address line, address 1, address line 1, address 2,
        address line 2, address 3, address line 3, postal address, mailing address, work address, office
        address, work street, business street, home address, home address 1, home address 2, house and
        street
    address_locality: town, city, town city, city town, town or city, post town, locality, work city,
        business city, home city
    address_region: county, state, county of residence, home state, home county, work state, business
        state
    address_postcode: postcode, post code, postal code, zip, zip code, zip postcode, work postcode, home
        postcode, home zip, business postal code, work zip
    address_country: address country, home country, business country, country or region, business country
        region
"""
_STANDING = """
    owner: relationship owner, account manager, account owner, relationship manager, our lead, lead
        officer, assigned to, managed by, lead contact
    preferred_channel: preferred contact method, contact preference, how to contact, prefers, preferred
        method of contact
    influence: level of influence, power, influence score
    interest: level of interest, interest score
    rated_on: date rated, assessed on, date assessed
"""
_NOTES = """
    notes: note, comment, comments, remarks, further information, additional information, background, more
        information
    tags: tag, labels, label, categories, groups, interests, mailing list, mailing lists, lists
    archived: inactive, former, archive
"""
_TEXTS: Mapping[Noun, str] = {
    Noun.ORGANISATION: f"""
        name: organisation, organization, organisation name, organization name, name of organisation,
            company, company name, employer, body, body name, institution, business name, business, firm,
            account name, account, member organisation, member name, stakeholder, stakeholder name, group
            name, full name, entity, agency
        short_name: abbreviation, acronym, initials, known as, abbreviated name, short form, also known
            as, trading name
        kind: type, category, organisation type, organization type, type of organisation, type of body,
            stakeholder type, stakeholder group, stakeholder category, company type, classification,
            class, sort, member type
        sector: industry, field, branch, line of business, sub-sector, subsector, business sector,
            industry sector
        region: nation, area, nation or region, location, region or nation, uk region, geography
        country: country of registration, based in
        size_band: company size, business size, organisation size, size of organisation, size of business
        staff: employees, number of employees, no of employees, headcount, number of staff, staff numbers,
            no employees
        members_represented: members, number of members, no of members, membership size, represents
        website: web, web site, url, web page, web address, homepage, home page, site, www, internet,
            website url
        {_REACHED_BY}{_STANDING}{_NOTES}
    """,
    Noun.CONTACT: f"""
        title: salutation, honorific, prefix, name prefix, mr mrs, form of address
        given_name: first name, firstname, forename, forenames, first names, given names, christian name,
            fname, first
        family_name: surname, last name, lastname, second name, lname, last, family names
        name: full name, contact, contact name, name of contact, person, person name, display name,
            attendee, attendee name, participant, participant name, delegate, delegate name,
            representative, name of person, who, member, member name, names
        organisation: organization, organisation name, organization name, company, company name, employer,
            body, institution, affiliation, business, firm, account name, works for, name of organisation,
            place of work, member organisation, representing, on behalf of, school, university, agency,
            group, workplace
        organisation_kind: kind of organisation, kind of organization, organisation type, organization type,
            type of organisation, type of organization, organisation category, type of org, sort of org,
            kind of org, org type, company type, type of company, type of body, body type, stakeholder
            type, stakeholder group, stakeholder category
        role: job title, organization title, organisation title, job, position, job role, occupation,
            post, function, designation, role title, title role, role or job title, title at work,
            professional title, post held, capacity
        region: nation, area, nation or region, location, constituency area
        access_needs: access requirements, accessibility, accessibility needs, accessibility requirements,
            access needs or dietary requirements, reasonable adjustments
        lawful_basis: legal basis, basis, gdpr basis, lawful ground, basis for processing
        basis_source: source, data source, how we got it, where from, origin, lead source, source of data
        basis_on: consent date, date of consent, consented on, date consent given, date collected, date
            added, created, created on, created date, date created, registration time, registered on
        review_on: review by, next review, review, review due, date for review
        objections: opt-outs, suppressions, contact restrictions, do not contact, no contact, opted out, opt
            out, do not email, no email, email opt out, has opted out of email, unsubscribed, do not mail,
            no mail, do not post, no post, no letters, do not use, processing restricted
        objected_on: date of objection, date objected, opted out on, opt-out date
        objection_note: reason for objection, objection reason
        {_REACHED_BY}{_STANDING}{_NOTES}
    """,
    Noun.THEME: """
        code: number, no, ref, reference, theme code, theme number, action number, id code, theme no
        title: theme, topic, action, name, heading, theme name, theme title, action title, label, issue
        description: details, detail, explanation, definition, text, theme description, meaning, what it
            means
        parent: pillar, parent theme, section, chapter, belongs to, under, parent code, category, group
        keywords: words, synonyms, terms, search terms, also known as
        colour: color
        agenda: framework, plan, strategy
        notes: note, comment, comments, remarks
        tags: tag, labels
    """,
    Noun.ENGAGEMENT: """
        title: name, event, event name, event title, meeting, meeting title, meeting name, subject, topic,
            engagement, purpose, purpose of meeting, meeting purpose
        channel: type, format, method, meeting type, event type, type of meeting, type of event, medium,
            mode
        held_on: date, day, when, held, event date, meeting date, date of meeting, date held, date of
            event, start date
        starts_at: start, starts, start time, from, begins, time
        ends_at: end, ends, end time, finish, to, until, finishes
        place: venue, location, where, address, room, held at
        rule: attribution, attribution rule, confidentiality, reporting rule, on the record
        agenda: framework
        consultation: inquiry, project, campaign
        owner: organiser, organizer, meeting organiser, meeting organizer, lead, host, lead officer,
            organised by, convenor, convener
        summary: note, minutes, record, meeting note, what was said, description, discussion, summary of
            discussion
        notes: comment, comments, remarks, internal notes
        tags: tag, labels, label, themes, categories
    """,
    Noun.FEEDBACK: """
        text: feedback, comment, comments, response, quote, quotation, what was said, said, remark,
            statement, view, views, words, verbatim, point, point made, key point made, evidence given,
            message, answer, submission, note
        engagement: event, event name, meeting, meeting title, roundtable, where, session, workshop, event
            title
        question: question number, question no, q, question answered
        contact: name, speaker, person, respondent, who, contact name, full name, by, said by, from,
            speaker name, respondent name, participant, attendee
        organisation: organization, company, employer, body, organisation name, organization name, company
            name, stakeholder, institution, on behalf of, representing, affiliation
        theme: themes, code, codes, topic, topics, action, actions, theme code, theme codes, coded to,
            category, categories, pillar, subject, issue, tag theme, theme title, theme name
        stance: sentiment, position, for or against, view on theme, opinion, attitude, support or oppose,
            agree or disagree
        said_on: date, when, received, date received, day, said on, response date, submitted on,
            submission date, submitted, date submitted, date of response, timestamp, created, end date,
            completion time
        said_at: time, moment, time said
        is_verbatim: verbatim quote, is verbatim, exact words, quoted
        paraphrase: paraphrased, in our words, summary, gist
        capacity: speaking as, responding as, in what capacity
        members_spoken_for: members, number of members, members represented
        disclosure: attribution, attribution level, may be named, confidentiality, how to attribute
        permission_by: permission given by, permitted by, consent by
        permission_on: date of permission, date permitted, permission given on
        has_evidence: evidence offered, evidence provided, evidence given
        is_key_point: key, important, highlight
        notes: internal notes, our notes, staff notes, remarks, analyst notes
        tags: tag, labels, label
    """,
    Noun.COMMITMENT: """
        text: commitment, action, task, promise, what, to do, description, action point, follow-up, follow
            up, details
        engagement: event, meeting, meeting title, roundtable, arising from, from meeting
        contact: to whom, person, promised to, for whom, contact name
        organisation: organization, company, body, organisation name, stakeholder
        owner: who, by whom, assigned to, responsible, lead, action owner, assignee, person responsible
        made_on: date, date made, agreed on, agreed, date agreed, raised on, date raised, created, created
            on
        due_on: due date, deadline, by when, target date, due by, by
        state: status, progress, rag, complete
        outcome: result, update, what happened, resolution, how resolved
        notes: note, comment, comments, remarks
        tags: tag, labels, label
    """,
}


def _joined(text: str) -> Iterable[str]:
    """The lines, with what runs on in the next line put behind its field."""
    line = ""
    for part in map(str.strip, text.splitlines()):
        if ":" in part:
            yield line
            line = part
        elif part:
            line += f" {part}"
    yield line


SYNONYMS: Mapping[Noun, Mapping[str, tuple[str, ...]]] = {
    noun: _read("\n".join(_joined(text))) for noun, text in _TEXTS.items()
}
"""By noun and field, what else it is called: compact, as `domain.text.compact` makes it."""
