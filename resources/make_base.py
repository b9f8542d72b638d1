"""Make base.docx: the lean blank package every letter is stamped on (no thumbnail, no dates).

The theme is the least the schema allows: no style uses it, but openxml-audit asks for the part.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Times New Roman"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme() -> str:
    """Return a theme of black on white in the one face."""
    dark = {"dk1", "dk2", "hlink", "folHlink"}
    names = ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{"000000" if name in dark else "FFFFFF"}"/></a:{name}>'
        for name in names
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme xmlns:a="{A}" name="Drafter"><a:themeElements>'
        f'<a:clrScheme name="Drafter">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Drafter"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Drafter"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{OFFICE}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{OFFICE}.fontTable+xml"/>
<Override PartName="/word/header1.xml" ContentType="{OFFICE}.header+xml"/>
<Override PartName="/word/theme/theme1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
<Override PartName="/docProps/core.xml"
 ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{R}/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId4" Type="{R}/header" Target="header1.xml"/>
<Relationship Id="rId5" Type="{R}/theme" Target="theme/theme1.xml"/>
</Relationships>""",
    "word/document.xml": f"""<w:document xmlns:w="{W}"><w:body><w:p/>
<w:sectPr/></w:body></w:document>""",
    "word/styles.xml": f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:widowControl/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>""",
    "word/settings.xml": f"""<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/></w:settings>""",
    "word/fontTable.xml": f"""<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}">
<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>
<w:pitch w:val="variable"/></w:font></w:fonts>""",
    "word/header1.xml": f"""<w:hdr xmlns:w="{W}"><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>""",
    "word/theme/theme1.xml": theme(),
    "docProps/core.xml": f"""<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>vi-VN</dc:language></cp:coreProperties>""",
}


def main() -> None:
    """Write base.docx beside this script, the same bytes every time."""
    with zipfile.ZipFile(Path(__file__).with_name("base.docx"), "w") as package:
        for name, xml in PARTS.items():
            info = zipfile.ZipInfo(name)
            package.writestr(info, HEAD + xml, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
