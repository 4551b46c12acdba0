"""What a file says about itself: information dictionary, XMP packet, colour profile, catalogue."""

from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

from typeset.blocks import Attachment, Document
from typeset.writing import Objects, text_string

PRODUCER = "Samspil"


def pdf_date(at: datetime) -> str:
    """`D:20260317140000+01'00'` (ISO 32000-1, 7.9.4)."""
    zone = at.strftime("%z")
    return f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def information(document: Document) -> str:
    """The information dictionary; each entry agrees with the XMP packet."""
    entries = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Keywords": ", ".join(document.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": pdf_date(document.created),
        "ModDate": pdf_date(document.created),
    }
    return "<<" + "".join(f"/{key}{text_string(value)}" for key, value in entries.items()) + ">>"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>
<rdf:li xml:lang="{language}">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(document: Document) -> bytes:
    """The XMP packet: both standards, and the extension schema PDF/A asks of PDF/UA's property."""
    values = {
        "title": document.title,
        "language": document.language.tag,
        "author": document.author,
        "subject": document.subject,
        "keywords": ", ".join(document.keywords),
        "producer": PRODUCER,
        "date": document.created.isoformat(timespec="seconds"),
        "part": "3" if document.attachments else "2",
    }
    return _XMP.format(**{key: escape(value) for key, value in values.items()}).encode()


@cache
def colour_profile() -> bytes:
    """sRGB as an ICC profile, without the moment it was made (bytes 24 to 35 of its header)."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]


def catalogue(document: Document, objects: Objects, tree: int, outlines: int | None) -> str:
    """The document's root dictionary; what it refers to is added to `objects`."""
    metadata = objects.stream(xmp(document), "/Type/Metadata/Subtype/XML")
    profile = objects.stream(colour_profile(), "/N 3")
    intent = (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>"
    )
    parts = [
        f"<</Type/Catalog/Pages {objects.pages} 0 R/Lang({document.language.tag})",
        f"/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R/Metadata {metadata} 0 R",
        f"/OutputIntents[{intent}]/ViewerPreferences<</DisplayDocTitle true>>",
    ]
    if outlines:
        parts.append(f"/Outlines {outlines} 0 R/PageMode/UseOutlines")
    if document.attachments:
        parts.append(_attached([_attach(file, document, objects) for file in document.attachments]))
    return "".join(parts) + ">>"


def _attach(file: Attachment, document: Document, objects: Objects) -> tuple[str, int]:
    """The name of the file and the number of its specification."""
    subtype = file.mimetype.replace("/", "#2F")
    date = text_string(pdf_date(document.created))
    stream = objects.stream(
        file.content,
        f"/Type/EmbeddedFile/Subtype/{subtype}/Params<</Size {len(file.content)}/ModDate{date}>>",
    )
    name = text_string(file.filename)
    number = objects.reserve()
    objects.put(
        number,
        f"<</Type/Filespec/F{name}/UF{name}/Desc{text_string(file.description)}"
        f"/AFRelationship/Data/EF<</F {stream} 0 R/UF {stream} 0 R>>>>",
    )
    return name, number


def _attached(files: list[tuple[str, int]]) -> str:
    names = " ".join(f"{name} {number} 0 R" for name, number in sorted(files))
    numbers = " ".join(f"{number} 0 R" for _, number in files)
    return f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{numbers}]"
