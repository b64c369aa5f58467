"""British English: words that dictionaries lack, and American spellings with the British ones.

Owns these lists. Refuses to find them in a text.
"""

from __future__ import annotations

import re

from deckbuilder.lint.language.word_lists import words_of

WORDS = words_of(
    # of safeguarding, health and social care, and of those who train in them
    "ableism ableist actioned actioning adoptee adoptees adultification adultified anonymise "
    "anonymised antiracism antiracist bedsharing benzodiazepine benzodiazepines biopsychosocial "
    "birthweight bystander callout callouts cannabinoids caregiver caregivers caregiving carer "
    "carers caseholder caseholders caseholding caseload caseloads casework caseworker caseworkers "
    "catfish catfished catfishing childcare childhoods childminder childminders childminding "
    "chronologise codesign codesigned coercively cohabitee cohabitees commissioner commissioners "
    "coparent coparenting coparents coproduce coproduced coproduction coregulate coregulated "
    "coregulation cuckooed cuckooing cyber cyberbullied cyberbullying cybercrime cyberflashing "
    "deadname deadnamed deadnaming debrief debriefed debriefing debriefs deescalate deescalation "
    "deprioritise deprioritised deprioritising deradicalise deradicalised desistance disclosable "
    "disproportionality dyscalculia dyspraxia dyspraxic dysregulated dysregulation ecomap ecomaps "
    "encopresis epigenetic escalations extrafamilial facilitator facilitators factsheet "
    "factsheets flipchart flipcharts foodbank foodbanks fostered gaslighting genogram genograms "
    "grooming handout handouts headteacher headteachers helpline helplines homeschooled "
    "homeschooling homophobic hypervigilance hypervigilant icebreaker icebreakers incel incels "
    "interagency interfamilial intergenerational interprofessional intersectional "
    "intersectionality intrafamilial ketamine keyworker keyworkers kinship lanyard lifelong "
    "livestream livestreamed livestreaming mentalisation mentalise microaggression "
    "microaggressions microdosing minoritised misgender misgendered misgendering misogynist "
    "misogynistic multiagency multidisciplinary multiprofessional naloxone neurodevelopmental "
    "neurodivergence neurodivergent neurodiverse neurodiversity neurotypical niqab niqabs "
    "offender offenders othering overrepresentation perpetrator perpetrators petechiae poly "
    "polyvictimisation postnatal postvention practitioner practitioners prebirth preverbal "
    "proforma proformas pseudonymise pseudonymised psychoeducation racialised racism reablement "
    "redacted referrer referrers reframe reframed reframing reoffend reoffended reoffending "
    "reprioritise reprioritised resilience roleplay roleplays safeguarded safeguarder "
    "safeguarders safeguarding safeguards sexting sextortion sexualised signpost signposted "
    "signposting signposts socioeconomic sofa stalkerware stepfamilies stepfamily stepfather "
    "stepmother stepparent stepparents stepsibling stepsiblings stigmatise stigmatised "
    "stigmatising stimming suicidality supervisee supervisees survivor survivors timeframe "
    "timeframes timeline timelines timeout timesheet timesheets toolkit toolkits transphobia "
    "transphobic trauma traumatised traumatising triaged triaging triannual triennial tweens "
    "underrepresented underserved unimmunised unredacted upskill upskilled upskilling upskirting "
    "vapes vaping victimhood victimisation viewpoint wellbeing whistleblow whistleblower "
    "whistleblowers whistleblowing workaround worklessness workstream workstreams wraparound "
    # of work with computers
    "app apps blog blogs chatbot chatbots deepfake deepfakes doxing doxxing dropdown email "
    "emailed emailing emails esports geolocation geotag geotagged hashtag hashtags helpdesk "
    "helpdesks homepage hyperlink hyperlinks inbox influencer influencers login logins lunchbox "
    "lunchboxes offline ok "
    "online passcode passcodes podcast podcasts screengrab screengrabs selfie selfies signoff "
    "smartphone smartphones tablet tickbox tickboxes unencrypted unfollow unfollowed vlog vlogger "
    "vloggers vlogs webcam webcams webinar webinars webpage webpages website websites wi-fi wifi "
    # beginnings of words with a hyphen
    "anti bi co counter cross de ex extra inter intra macro mega meta micro mid mini mono multi "
    "neuro non para photo poly post pre pro pseudo psycho quasi re semi socio sub super tele "
    "trans tri un ultra "
    # short for others, and from Latin
    "ad admin al am cf cm demo demos dr eg et etc hoc ie kg km min mins mm mr mrs ms mx pm prof "
    "st vs vice versa via vis"
)

PREFIX = re.compile(
    r"(?:anti|cyber|hyper|inter|intra|micro|multi|neuro|non|over|poly|psycho|socio|under)(?=\w{4})"
)
"""What makes a new word of a known one, and is seldom a slip."""

_PAIRS = """
aluminum-aluminium analyze-analyse analyzed-analysed analyzes-analyses analyzing-analysing
anemia-anaemia anesthetic-anaesthetic apologize-apologise behavior-behaviour
behavioral-behavioural behaviors-behaviours cancelation-cancellation canceled-cancelled
canceling-cancelling catalog-catalogue center-centre centered-centred centers-centres
channeled-channelled color-colour colored-coloured colorful-colourful colors-colours
counseled-counselled counseling-counselling counselor-counsellor counselors-counsellors cozy-cosy
defense-defence defenses-defences diarrhea-diarrhoea enroll-enrol enrollment-enrolment
enrolls-enrols favor-favour favorable-favourable favored-favoured favorite-favourite
favorites-favourites favors-favours fiber-fibre fulfill-fulfil fulfillment-fulfilment
fulfills-fulfils gynecologist-gynaecologist gynecology-gynaecology harbor-harbour
hemorrhage-haemorrhage honor-honour honorable-honourable honored-honoured honors-honours
humor-humour installment-instalment installments-instalments jewelry-jewellery labeled-labelled
labeling-labelling labor-labour labored-laboured leukemia-leukaemia liter-litre liters-litres
maneuver-manoeuvre marvelous-marvellous misbehavior-misbehaviour modeled-modelled
modeling-modelling neighbor-neighbour neighborhood-neighbourhood neighborhoods-neighbourhoods
neighboring-neighbouring neighbors-neighbours odor-odour offense-offence offenses-offences
orthopedic-orthopaedic paralyze-paralyse paralyzed-paralysed pediatric-paediatric
pediatrician-paediatrician pediatricians-paediatricians pediatrics-paediatrics plow-plough
pretense-pretence rumor-rumour rumors-rumours signaled-signalled signaling-signalling
skeptic-sceptic skeptical-sceptical skepticism-scepticism skillful-skilful skillfully-skilfully
splendor-splendour theater-theatre theaters-theatres totaled-totalled traveled-travelled
traveler-traveller travelers-travellers traveling-travelling tumor-tumour tumors-tumours
unfavorable-unfavourable unlabeled-unlabelled vigor-vigour willful-wilful willfully-wilfully
"""
_AMERICAN = dict(pair.split("-") for pair in _PAIRS.split())
_IZE = re.compile(r"(\w{3,})iz(e|es|ed|er|ers|ing|ation|ations|ational|able)")
_SIZES = re.compile(
    r"(?:re|down|up|over|under|out|mid|super|right|cap)siz(?:e|es|ed|er|ers|ing|able)"
    r"|assizes?|apprize[ds]?"
)
"""Words in -ize that have nothing to do with the suffix."""


def write_british(word: str) -> str | None:
    """Return the British spelling of a word in small letters; None where it has no other.

    "-ize" is written "-ise", as councils and GOV.UK do; Oxford's dictionaries have both.
    """
    if word in _AMERICAN:
        return _AMERICAN[word]
    found = _IZE.fullmatch(word) if "iz" in word else None
    if found is None or _SIZES.fullmatch(word):
        return None
    return f"{found[1]}is{found[2]}"
