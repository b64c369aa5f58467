"""British English: words that dictionaries lack, and American spellings with the British ones.

Owns these lists. Refuses to find them in a text.
"""

from __future__ import annotations

import re

from deckbuilder.lint.wordlists import words_of

WORDS = words_of(
    # of safeguarding, health and social care, and of those who train in them
    "ableism ableist adoptee adoptees adultification adultified bystander callout callouts "
    "caregiver caregivers caregiving carer carers caseload caseloads casework caseworker "
    "caseworkers childcare childhoods childminder childminders childminding coercively "
    "commissioner commissioners coproduce coproduced coproduction cuckooed cuckooing cyber "
    "cyberbullied cyberbullying cybercrime debrief debriefed debriefing debriefs deescalate "
    "deescalation disclosable disproportionality dysregulated dysregulation escalations "
    "facilitator facilitators fostered grooming handout handouts headteacher headteachers "
    "helpline helplines homeschooled homeschooling homophobic icebreaker icebreakers interagency "
    "intersectional intersectionality intrafamilial interfamilial extrafamilial kinship lanyard "
    "lifelong livestream livestreamed livestreaming microaggression microaggressions misogynist "
    "misogynistic multiagency multidisciplinary neurodevelopmental neurodivergence neurodivergent "
    "neurodiverse neurodiversity neurotypical perpetrator perpetrators poly polyvictimisation "
    "postnatal practitioner practitioners preverbal racialised racism reablement redacted "
    "referrer referrers resilience safeguarded safeguarding safeguards sexting sexualised "
    "signpost signposted signposting signposts sofa socioeconomic stepfather stepmother "
    "stepfamily stepfamilies stepparent stepparents stigmatise stigmatised stigmatising "
    "supervisee supervisees survivor survivors timeline timelines timeout transphobia transphobic "
    "traumatised traumatising triaging triaged triannual trauma triennial upskill upskilled "
    "upskilling upskirting victimisation viewpoint wellbeing whistleblow whistleblower "
    "whistleblowers whistleblowing workaround wraparound worklessness "
    # of work with computers
    "app apps blog blogs chatbot chatbots deepfake deepfakes dropdown email emailed emailing "
    "emails hashtag hashtags helpdesk helpdesks homepage hyperlink hyperlinks inbox login logins "
    "offline online podcast podcasts selfie selfies smartphone smartphones tablet tickbox "
    "tickboxes unfollow unfollowed webcam webcams webinar webinars webpage webpages website "
    "websites wifi "
    # beginnings of words with a hyphen
    "anti bi co counter cross de ex extra inter intra macro mega meta micro mid mini mono multi "
    "neuro non para photo poly post pre pro pseudo psycho quasi re semi socio sub super tele "
    "trans tri un ultra "
    # short for others, and from Latin
    "ad admin al am cf cm demo demos dr eg et etc hoc ie kg km min mins mm mr mrs ms mx pm prof "
    "st vs vice versa via vis"
)

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
