<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>&amp;Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save a summary…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a cop&amp;y as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project &amp;details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ho&amp;w long records are kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;assphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;heck…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make a follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ve to another day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move theme &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move theme &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Indent theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outdent theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show what was said…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge theme into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read an ou&amp;tline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Renumber codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tag what is chosen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set their &amp;kind…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set their &amp;owner…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Archive what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring back what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at possible &amp;duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand over to a colleague…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;viewed: keep until…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell what is held on the&amp;m…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;ngagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy to another day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;List or calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;nvite by a filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give everybody a &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;yes, accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as sent a&amp;pologies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;attended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as did n&amp;ot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the note &amp;final, or reopen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ttach documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;b before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code to a theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take off a theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt that is not coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resolve a mark…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the submission, or its &amp;passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save its &amp;file as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance: &amp;support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance: &amp;oppose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance: &amp;mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance: &amp;neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance: &amp;unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key point, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evidence offered, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;quote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move part &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move part &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Freeze an edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompare with today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the room: re&amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand up or down…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Joined…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gone…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a seat’s &amp;key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who is not known yet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End this item, begin the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move item &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move item &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Park what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note it for ourselves only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Su&amp;mmaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save one for &amp;each…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind the &amp;numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is &amp;held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Places to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-o&amp;ver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open what was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show it in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;template file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Engage’s template to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;folder of templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or &amp;jump to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Engagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Su&amp;bmissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;llow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ummaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;riefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Facets of stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns and order…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Views of the list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the list as a view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help on what is in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} overdue {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 25 March 2020 or 2020-03-25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and repair…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage ended by itself last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was a mistake in Engage, not in what you did. What was saved before is safe, and what was being typed is offered again where a project was open. If it happens again, please send these details to your support. They hold nothing from your project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in Engage, not in what you did. What was saved before is safe. You can go on; if it happens again, please send these details to your support. They hold nothing from your project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are also kept in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it asks about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any part of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a code, or words of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`4`, or a range: `3..5`, `3..`, `..2`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`me`, or any part of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`2020-03-25`, `2020-03`, `2020` or `today`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How feedback starts out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What that means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding and undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care with what people say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making it yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be put in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-up is overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-ups are overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-up is due within a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-ups are due within a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engagement is coming in the next four weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engagements are coming in the next four weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piece of feedback is coded to no theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces of feedback are coded to no theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piece of feedback has marks to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces of feedback have marks to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-up has marks to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-ups have marks to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact’s details are to be reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts’ details are to be reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme has heard from no union and no SME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>themes have heard from no union and no SME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisation has said nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisations have said nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays in your project&apos;s file on this computer; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write 12 April, friday, +3 (days), 2w (weeks), 1m (months), or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edition {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what is to be done behind the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what they said behind the name, or a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day yet: “by Friday”, “by 4 Dec”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not coded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage reads files that end in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of so many files, only the first {} are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the others afterwards, in smaller lots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the program that made them, save or export what is in them as one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be imported into a project that may only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project open into which files could be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make one, then drop the files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piece of feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces of feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked of us: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infl. × int.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard from: the day of what they said last, or of the engagement that they last attended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence ↑ × interest →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House and street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members represented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best reached by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked of us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks for this one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of or to this body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write digits only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as name@body.example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not one e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no telephone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as www.body.example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next to speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand up, place {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took {} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} min so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} min over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names an organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a telephone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an organisation’s site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells one of too few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards of people (vCard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coded project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has a ticket (Eventbrite)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of a meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register of parliamentary groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses to a consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was on a call (Teams)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was on a call (Zoom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat of a call (Zoom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of them without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of them without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {} and leave {} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row comes in without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows come in without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say below what it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the engagement above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say under Columns which column gives what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initials of the other&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same name but for words such as “union”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short form of the same given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same family name and initial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same shared mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same telephone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same postal address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is added as new, unless you say that it is one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already: what is empty there is filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is known by its id: what the file gives takes the place of what was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already, just as the file has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is named as the field is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is another one for the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage knows no field by this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not tell whether the day or the month comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others call it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It alters nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood; it may be {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood: {} is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood: its rows come in without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood: its rows are left out, for this is never guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this value out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent in to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer: {} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed into {1}: {0} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there yet: it is added too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, and used for nothing: on no list, label or invitation, told to nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, until what they object to is settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No post, no e-mail and no invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label, and no postal address in an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No e-mail address in an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked something of us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not in the project any more. It comes back with its parts, and with what belonged to it, as far as that is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is in the project, and differs: {}. These become what they were then; what has been said and done since stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is the same in the project: there is nothing to bring back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was erased from the project for good, and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when you asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a newer Engage brought it up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a backup was put in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before its passphrase changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file has gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody knows when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each is erased by itself, once it is seen what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody else said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody else sent in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else’s record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda of an engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-mail address of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A telephone number of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passage of a submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kept view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; gone by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kept file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (may mean somebody else)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the address: Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after they were last heard from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after they were put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after they ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put them up for review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archive them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name those to be erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {} {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccessDialog</name>
    <message>
        <source>Subject access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell somebody what is held on them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes everything that the project holds on this person into a folder of their own: a document to read (PDF), the same for programs (JSON), and the files that they sent in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The law gives a month; reckon with {} days. Other people are left out by name. Read it through before you hand it over: what tells of somebody else without a name is yours to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write PDF and JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say for whom: write a name, and choose one that is offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing what is held on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it through before you hand it over. The history keeps the day on which it was written; the folder is yours to delete once they have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressesField</name>
    <message>
        <source>Add an address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AffiliationsField</name>
    <message>
        <source>Add a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaEditor</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels from the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaPage</name>
    <message>
        <source>Nothing said is coded to this theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an outline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No agenda yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An agenda is the frame of themes that feedback is logged against: take one that comes with Engage, or read one from a document.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaTree</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <source>Agendas and their themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By organisations: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementsField</name>
    <message>
        <source>Add who agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} agrees; press to take it away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArrangeDialog</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceDelegate</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceModel</name>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceRole</name>
    <message>
        <source>chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceStatus</name>
    <message>
        <source>invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apologies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceTab</name>
    <message>
        <source>Add or find somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the attendance list, or find there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is on the list yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite all whom a filter finds, such as kind:union region:wales, or add them by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take those who are chosen off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendanceTable</name>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupNotice</name>
    <message>
        <source>Backup failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup: {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is made once something has been done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupWindow</name>
    <message>
        <source>This is the backup of {}. It can only be read: nothing here alters the project, until you bring a record back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the chosen record back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window shows a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project in the window of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a record in a list first; that one is brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is one deed, which can be undone in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is back in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, as what they hang on has gone: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Opening the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} takes the place of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup of what is there now is made before, so that there is a way back. The project is closed and opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put it in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage makes backups by itself: on opening and closing, each half hour of changes, and before imports and merges. Each is verified; 10 recent ones stay, 7 daily, 4 weekly and 12 monthly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them &amp;elsewhere too…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore as a &amp;new project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open their &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put it in place of this project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet. One is made once something has been done, or now if you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds as many records of every kind as the project does now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (now {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other than now, it holds {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are being read through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them are what was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be relied on: {}. They are kept until you delete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept on this computer only. Against its loss, keep them elsewhere too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not at hand. Put the stick in, and the next backup goes there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each new backup is put into {} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore as a new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage projects (*{})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored as {}. The project that is open is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase that the project had when this backup was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, of another copy of the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BasisEditor</name>
    <message>
        <source>Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they asked of us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their words, and how it was settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the whole record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BriefingEditor</name>
    <message>
        <source>Engage’s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language (a tag such as en-GB or cy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BriefingsPage</name>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No briefings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A briefing is a document of your own words, with summaries, charts, quotes and numbers that follow the data until you freeze it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right where it was written; “Freeze…” lists all places, and takes a reason to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkEdit</name>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tag off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done here is done to all of them, and undone for all of them at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 {} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking off a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the owner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Capacity</name>
    <message>
        <source>personal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for its members</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>roundtable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>town hall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>webinar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the check has found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair on a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file, the journal, the index and what is kept in it are looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing is not as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things are not as they should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is open for writing elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there first; what can be read can be saved meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is being repaired; the damaged file stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is whole again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all could be put right in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept as “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what can be read as a new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage projects (*{})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be read is in {} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there any more, or not as it was:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still wrong:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is encrypted: give its passphrase, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenDeeds</name>
    <message>
        <source>What is done here is done to all of them, and undone for all of them at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenPanel</name>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done here is done to all of them, and undone for all of them at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code to a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pieces of feedback chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they have in common is told of {} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no theme: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key points: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence offered: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to resolve: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key point, no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All said by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by 1 organisation and by others unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by {} organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All at {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodingPalette</name>
    <message>
        <source>Code to a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code or words of a theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No theme fits. Esc leaves everything as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no themes yet: make some on the Agenda page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used lately</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodingSource</name>
    <message>
        <source>hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodingsField</name>
    <message>
        <source>Add a theme by code or words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this theme away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Colour</name>
    <message>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>olive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>No colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsButton</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;The other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual columns and widths</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>{} columns, {} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line is marked with ?: look at it before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lines are marked with ?: look at them before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are read as the last time that you imported such a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}”: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommitmentEditor</name>
    <message>
        <source>To resolve: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of which organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes for ourselves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommitmentState</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommitmentsPage</name>
    <message>
        <source>Nothing to follow up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what was promised, to whom and by when; or begin a logged line with &gt; and it lands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what I am to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what was promised, to whom and by when; it stands here until it is marked as kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was due is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {} as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it (may be left empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {} to another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day: 12 April, friday, +3, 2w, 1m, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand {} over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty: to nobody yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the follow-up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Keep this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes: both, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Compare with today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {} of {}, compared with today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best reached by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they asked of us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their words, and how it was settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Copy engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place, the agenda and the times go along; nobody is on its list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place, the agenda and the times go along; all {} on its list are invited again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 25 March or 2030-03-25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 25 March 2020 or 2020-03-25</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataProtectionPage</name>
    <message>
        <source>Nobody’s details are held yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As soon as there are contacts, they stand here with the ground on which they are held, and the day on which that is to be looked at again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody’s day has come. Who is held without a day stands under “Something missing”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact is to be reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everybody it is recorded on what ground, from where, since when and how long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what somebody asks of you in their record; lists and files respect it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has asked anything of us</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See as a summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the note of this engagement as a summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach the slides, the invitation or the signed note, or drop files here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attaching {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesButton</name>
    <message>
        <source>1 possible duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are &amp;two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever was merged here can be undone, one deed after another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EachDialog</name>
    <message>
        <source>There is one such summary only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another summary first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one summary for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the first level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {} in this scope: choose a wider one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There will be one file, in a folder of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There will be up to {} files, in a folder of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the folder is to be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing one summary for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after what is being written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {} files to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote 1 file to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: what is there is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written: {}. It would give somebody away:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written: {}. Nothing of it may be told to these readers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditionsTab</name>
    <message>
        <source>Editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is frozen yet. Freeze the briefing when it goes out: the edition stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmailsField</name>
    <message>
        <source>Add an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngagementEditor</name>
    <message>
        <source>An engagement needs a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 25 March 2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be said of it outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda to log against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngagementView</name>
    <message>
        <source>Nothing has been logged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a remark in one line, while people talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what is to be done; or begin a logged line with &gt; and it lands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to see of the engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngagementsPage</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been logged yet. Ctrl+L logs what is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was promised. Ctrl+L and a line that begins with &gt; notes what is to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No engagements yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in a roundtable, a meeting or a call; then log what was said there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import notes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is put in with a date from today on stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is coming</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Enter logs · ↑ edits the last · F1 keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each a remark: Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One remark: Alt+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was: Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc, or whatever you type, goes on in the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the engagement: Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lines: log each as a remark?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This corrects what was logged: Enter keeps it so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase what they said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what they said, said by nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts that name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They asked for it; or: no longer needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of their &amp;words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Texts of others that name them: tick what is to be blacked out (a file is deleted as a whole)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why (it stands on the certificate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To go on, type “{}” &amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the certificate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With their &amp;name, as a letter to whoever asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you keep yourselves goes without the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is one person’s, a sole trader’s for one, is erased; delete any other. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that the project holds on {} goes: from the lists, from the history and from the file itself. Nothing brings it back, no undo either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done. The certificate has the number {}, and names nobody. Save or print it now: the project keeps only its number and its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErasedWords</name>
    <message>
        <source>erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ourselves: nothing is held back in it, whatever was agreed. For others, save a summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of them: a &amp;filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who will &amp;read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason to export it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Facets: narrow down with ticks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message>
        <source>Facets of the {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedbackDeeds</name>
    <message>
        <source>What is chosen is coded to no theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen feedback off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {} pieces of feedback off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code the chosen feedback to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code {} pieces of feedback to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is done.  {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting stances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedbackEditor</name>
    <message>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As agreed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To resolve: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the group this reads: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permitted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In other words, for outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance as logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a remark in one line, while people talk or afterwards from your notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was said has a theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every mark that was logged is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what matters most in the list and press * to mark it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key points yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you log or import yourself stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at no engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedbackPalette</name>
    <message>
        <source>Quote feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of it, or a filter such as theme:2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote in the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feedback fits. Esc leaves everything as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Access needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address county</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apologies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came or went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address at registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id in Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the waiting room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members represented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members spoken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the attendee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objection date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objection note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paraphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participation level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role at the engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbatim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they came or went</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Behind the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback behind this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number to see the feedback that it counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number in this summary counts feedback.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePlan</name>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the one that is open in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of people, organisations, engagements and what was said, from Excel, OpenDocument or CSV; cards of an address book; calendars; who was on a call; agendas and notes; submissions as they were sent. Choose a file, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row that names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engagement it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year of the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, or as the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row: the columns have no names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage thinks so because {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts and tables ({})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, or {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter {}; press to take it away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the next place, Shift+Enter to the one before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unheard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uncoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unresolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verbatim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unattributed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreezeDialog</name>
    <message>
        <source>Freeze an edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the briefing says today is kept as it stands, with its look, for: {}. It prints the same later, whatever becomes of the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the Minister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for (may be left out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it gives away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason to go on; the edition keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze edition {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freezing the briefing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullPage</name>
    <message>
        <source>Back to the engagement: Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the engagement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their &amp;open follow-ups too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody whom one of us keeps in touch with goes to another, archived ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named as owner of anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open follow-ups: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>&amp;Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or jump to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeldPanel</name>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback of which this is held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held back from these readers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} – Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo only this deed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one, and those about which there is nothing to ask; one undo takes all of them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1  File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import all {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Choose a line to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored yet: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} adds it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorBody</name>
    <message>
        <source>What to see of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Invite by a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of those invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} chosen; {} of them are on the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} found; {} of them are on the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in all. Narrow them down with a filter, or choose some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inviting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Keep a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of {} with the filter {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole list of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view of this name is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the project has the view.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Making a backup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastBackup</name>
    <message>
        <source>Backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup: {}, checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LawfulBasis</name>
    <message>
        <source>consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>legal obligation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vital interests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>legitimate interests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeakCheck</name>
    <message>
        <source>Looking for leaks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeakWays</name>
    <message>
        <source>The passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;in the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the feed&amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not stand in feedback: put it right where it was written, or go on with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In other words, for outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print &amp;these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of the project keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it may stand there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Let it stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Withhold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make it anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is counted then, and not quoted. At every other level the words are printed as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are printed then, and put down to “a participant”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeaksPanel</name>
    <message>
        <source>Places to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 place to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} places to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words in this summary give anybody away who may not be named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partners would learn what they may not. Nothing goes out before this is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public would learn what it may not. Nothing goes out before this is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it in other words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: this is still going on, and is waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is stopped, nothing of it is kept; what was done before is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftOutNote</name>
    <message>
        <source>Back to columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {} more: see below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 column is left out: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} columns are left out: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinePanel</name>
    <message>
        <source>In the list: the key Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out, as you said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file gives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}. It is new in this file too: merge the two afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is this one: {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} in the file, {} there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesTable</name>
    <message>
        <source>Lines of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage opens web pages and e-mail addresses, and nothing else that a text names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your e-mail program opens. Engage itself sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser opens it; Engage itself connects to nothing. Whoever runs that page can see that somebody has opened it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {} fits this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogBar</name>
    <message>
        <source>Engagement at which it is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@who #theme + what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the log line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged; to resolve later: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{} – {} (read only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (locked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage projects (*{})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkKind</name>
    <message>
        <source>commitment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {} into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its code, or words of its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes of this agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the theme that takes over what is coded to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No theme of this agenda has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} codings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 theme below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} themes below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {} to {}. The title “{}” stays as a keyword there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewItem</name>
    <message>
        <source>Add an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What, and minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what is to be talked about, and for how many minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good the passphrase is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the second one again, or press the eye to see the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed while you see it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the programme of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green manufacturing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda to log feedback against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lost passphrase without a recovery sheet means that all in the project is lost. The sheet is offered next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the project is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage projects (*{})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlines and tables (*.txt *.md *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project needs a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>How it reads: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteGlance</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Our own notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet. Enter opens the engagement, to write.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteState</name>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>final</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Summary, for readers outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a reader outside the room is told, in Markdown: # heading, - list, **bold**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our own notes, never printed outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ourselves: what to remember, what to ask next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our own notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note is final.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note is final: {} made it so on {} at {}. It cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Noun</name>
    <message>
        <source>organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commitment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agendas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consultations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commitments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>briefings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Objection</name>
    <message>
        <source>restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no e-mail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OffersPopup</name>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganisationEditor</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members represented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations to other bodies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganisationKind</name>
    <message>
        <source>trade body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>union</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>government</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parliament</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>research body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NGO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>community group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineDialog</name>
    <message>
        <source>Read an outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an outline here: headings with lists below them, or numbered lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the new agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes that the outline makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out or changed, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes that it makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts and tables ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {}: “{}” belongs to no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} new themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {} there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new; {} is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out or changed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding themes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list of people or the notes of a meeting, or log what was said; what waits for somebody will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No follow-up is due, no engagement is near, and everything that was said is in order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PadLine</name>
    <message>
        <source>What is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@who #theme + what was said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PadPage</name>
    <message>
        <source>Back to the engagement: Esc, and then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the first item began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only follow-ups name “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open them on the page Follow-ups, and say there who it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesPane</name>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are being set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pages to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>page {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search or jump to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, words that were said, a command (&gt; for these only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartEditor</name>
    <message>
        <source>Text of the part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Markdown: # heading, ## below it, - list, **bold**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose feedback…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words behind the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartKind</name>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParticipationLevel</name>
    <message>
        <source>inform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consult</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>involve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collaborate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empower</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsField</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Parts of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a text to begin with; then what the data say: a summary, a chart, a quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageDeeds</name>
    <message>
        <source>Make feedback of what is selected, and code it to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no passage at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select words of the text and press T to make one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageEditor</name>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In other words, for outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its feedback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassagesPanel</name>
    <message>
        <source>Select words of the text and press T: they become feedback on a theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages  {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is encrypted from then on: its file, its copies and its backups. If the passphrase is lost and there is no recovery sheet, all that is in it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups from before still open by the old passphrase, and by its recovery sheet. Print a new sheet for what comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who gets this file, or a backup that is made from then on, can read it. Backups from before still need the passphrase. The project no longer locks itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To print it again. Whoever has the sheet can read the project without the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four words that have nothing in common are easy to keep and hard to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remembered on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever is logged in here as you can open it without the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without one, anyone who gets this file can read it, and every copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase needs at least one character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the passphrase of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again, or the words of the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is set: the project is encrypted from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed: from now on, the new one opens the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is not encrypted any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is removed: anyone who gets this file can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of the sheet, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remember on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever is logged in here as you can then open it without the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was begun is finished first, then the project is locked. If it is stopped, nothing of it is kept; what was done before is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is encrypted: it opens with its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was locked, as nobody had worked in it for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was locked, as the computer slept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was locked with the screen of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was typed could not be stored. It is hidden here, and there again when the project is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not encrypted: anyone who comes to this computer, or gets the file, can read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhonesField</name>
    <message>
        <source>Add a telephone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceNotice</name>
    <message>
        <source>Put this advice away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stands in the history beside everything that you do; the initials stand at the foot of the window, to show as whom you work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size of what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the feedback that you read and the line that you log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summaries are at first for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds at once, unless you have chosen another on the page of summaries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock encrypted projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are locked in any case when the computer sleeps or its screen is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>As the system has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As other text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {} minutes without work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not by the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest number of one kind, for all who open this project: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are being set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pages to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage tries the whole file, and keeps nothing yet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have decided on 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have decided on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} without a value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectDetails</name>
    <message>
        <source>Project details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the programme of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answerable for the personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example Group secretariat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data controller, an office or a person; printed on every summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest number of one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside, “a union” is said only where at least so many unions took part; else “a participant”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone of new engagements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectDetailsDialog</name>
    <message>
        <source>“{}” is no number of organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write digits only, such as 3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no engagement to log feedback at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said is logged at a roundtable, a meeting, a call or another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the engagement here, then log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsModel</name>
    <message>
        <source>The file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}. {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsTable</name>
    <message>
        <source>Columns and values of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatingGrid</name>
    <message>
        <source>Influence crosswise with interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence {}, interest {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadOnlyNotice</name>
    <message>
        <source>Edit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only: nobody else has it open any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only: {} has it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only: {} on {} has it open since {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingText</name>
    <message>
        <source>Text of the submission</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Save file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as it was received: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next uncoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coded: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; {} more at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every paragraph has a passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words stand nowhere in the text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As printed for ourselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As printed for partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As printed for the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not coded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at no engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>our account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, as agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, permitted by {} on {} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, set for this piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is quoted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentLine</name>
    <message>
        <source>Take {} off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list; the file stays where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>This is not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Back to the list: Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverySheetDialog</name>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the passphrase is lost, this sheet opens the project. Without the sheet, a lost passphrase means that all that is in the project is lost: nobody can open it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on paper, locked away, and not where the computer is: whoever has it can read the project. Engage keeps no copy; Passphrase… in the menu Project makes it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}. Print it, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelationKind</name>
    <message>
        <source>member of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affiliated to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelationsField</name>
    <message>
        <source>Add a relation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResolvePalette</name>
    <message>
        <source>Resolve a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, or a theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what it may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does {} mean in “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does {} mean in {} pieces of feedback?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New organisation “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask no more; keep {} in the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has these words. What can be done is below: go to it by ↓.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionAction</name>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionDialog</name>
    <message>
        <source>How long records are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the rule away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule says after how long records come up for review, are archived, or are named to be erased. Nothing happens by itself: you see what it would do, and then do it or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wha&amp;t is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why (may be left empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rules would do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule yet: add one above, and see here what it would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up for review now: {}. Archived: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be erased: {}. Choose each in its list and erase it there: that is done one by one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionStart</name>
    <message>
        <source>last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {} for longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have looked at why they are held, and they are still needed. They come up for review again on the day that you give here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lawful basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping until {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said, in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code to a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it as a summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note as it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with another step above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the note and send it to those who were there: what you send stays in its history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those who were there have it. Write in their corrections: each stands in its history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is final and locked; its history says how it came about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by {} on {} at {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisation only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chatham House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the record: whoever spoke may be named, with their organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations may be named, people may not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chatham House Rule: what was said may be used, but neither who said it nor who was there may be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private: nothing that was said may be quoted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunningTasks</name>
    <message>
        <source>Tasks running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} tasks running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveCopy</name>
    <message>
        <source>Save a copy of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage projects (*{})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedBar</name>
    <message>
        <source>&amp;Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been saved here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what you see first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeatDeeds</name>
    <message>
        <source>Whose hand goes up or down?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has come?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has left?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose key is to be another one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for {}:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeatPalette</name>
    <message>
        <source>Choose a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key or name of a seat…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No seat fits. Esc leaves everything as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeatsView</name>
    <message>
        <source>Seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, not known yet, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>What is talked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes, with how much was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits to speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits to speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who is named is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parking lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} parks what is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} notes what is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To resolve later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes to self: they never leave the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {}: {} said by {} organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}”: who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not known yet, {} said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not heard yet: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody here has spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one has spoken to {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Back to the options</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeBand</name>
    <message>
        <source>micro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them below {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback that is coded to the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose feedback and press the digit of the theme that it goes to; 0 lets it stay. Shift and the arrows choose several, Ctrl+A all, and / finds words. Ctrl+Enter splits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of new theme {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} new themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 piece goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pieces go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; {} with them, the rest stays with {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the title of at least one new theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new theme needs a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splitting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {} something is not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it first, then close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {} something is not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right, or give it up with Esc or Cancel; then close again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StakeholderPicker</name>
    <message>
        <source>“{}” names nobody known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” could be several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from the list, or add a new one under Stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StakeholdersPage</name>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organisations yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade bodies, unions, firms, councils: add those you deal with, or import a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the people you deal with, or import a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stakeholders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact has a role there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stand on no attendance list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing they said has been logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been promised to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stance</name>
    <message>
        <source>support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oppose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unclear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StanceBar</name>
    <message>
        <source>{}: 1 organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} organisations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You work as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project opens by its passphrase only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who gets this file can read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubmissionEditor</name>
    <message>
        <source>Sent in to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sent it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the engagement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consultation that it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is made of it yet. Open it by Enter, and read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No submissions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import what was sent in, or drop it here: Word, PDF, e-mail or text. Its words are then read here, and passages of it become feedback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All are begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each, some passage is feedback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one, select words of it and press T.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is made of them yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The submission has no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only its text was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This feedback is no passage of a submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was logged, or brought in by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummariesPage</name>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryOptions</name>
    <message>
        <source>Make a summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save one for each…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held back, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope: which {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ourselves: everything is shown, and marked so on every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For partners and attendees: names as disclosure allows; no contact details or notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everyone: names and attendance only as disclosure allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (waiting)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engage’s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeEditor</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemePicker</name>
    <message>
        <source>“{}” names no theme, or several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write its code, or choose from the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToldStep</name>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} files are imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 comes next, for there is something to ask or to see about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} come next, for there is something to ask or to see about them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} To know of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypedAgain</name>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this message away; what was typed stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was being typed, and is not stored yet, is back: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line of the pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line to log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Understood</name>
    <message>
        <source>@ who  # theme  + - ~ 0 ? stance  ! evidence  * key point  = agrees  &gt; to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this away; it can still be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}. {} takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No views are kept yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this list as a view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arrange the views…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weakness</name>
    <message>
        <source>Without a passphrase, whoever has the file can read all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is among those that are tried first. Choose four words that have nothing in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds a name that belongs to the project or to you, which is tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbouring keys and letters in a row are tried early. Words are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is repeated adds next to nothing. Another word would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years and dates are tried early. Another word would add more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single word is found quickly, also with figures behind it. Add three more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is short. Two or three more words make it safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another word that has nothing to do with the others would make it safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would take longer to guess than anybody has.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Engage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts, roundtables, what was said there, and summaries that people trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project is one file on this computer. Nothing leaves it unless you send it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that you have opened will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Withdraw an edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not printed or saved any more. That it was there stays to be read, and it can be undone. Copies that went out are with those who have them: tell them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw edition {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingView</name>
    <message>
        <source>Freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AnswerDelegate</name>
    <message>
        <source>What {} is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Cue</name>
    <message>
        <source>Let go to open the project {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to import {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to import the files in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to import {} files, one after another</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DocumentsTable</name>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_MentioningField</name>
    <message>
        <source>Open the body</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>until {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
