#include "report/style.h"

namespace ilk::page {
namespace {

// Colours by what they are for. --s1 to --s12 are the segments' colours: they start from Okabe
// and Ito's hues and were moved apart until all pairs differ for the three kinds of colour
// blindness too; --i1 to --i12 are readable on them. --n6 to --p6 go from far below to far
// above, over --zero.
constexpr Fixed light_colours = R"(
:root{color-scheme:light dark;
--paper:#f7f6f3;--card:#fff;--ink:#1c232d;--soft:#5d6675;--rule:#e3e1dc;--grid:#ecebe7;
--line:#35425a;--pale:#b9c0cc;--wash:#f6e7c8;--band:#e7e6e2;--stripe:#f5f4f0;--accent:#8a4b08;
--s1:#0038a0;--s2:#cb8000;--s3:#349285;--s4:#6a1d5e;--s5:#2bb7fd;--s6:#c62d27;
--s7:#9076e8;--s8:#9cb577;--s9:#881800;--s10:#5b5e70;--s11:#425eca;--s12:#d293bf;
--i1:#fff;--i2:#14171c;--i3:#14171c;--i4:#fff;--i5:#14171c;--i6:#fff;
--i7:#14171c;--i8:#14171c;--i9:#fff;--i10:#fff;--i11:#fff;--i12:#14171c;
--n6:#1f5fa8;--n5:#4274b3;--n4:#6991c3;--n3:#8baacf;--n2:#aec3db;--n1:#d2dce7;--zero:#f6f5f2;
--p1:#eddace;--p2:#e4c0ab;--p3:#d9a688;--p4:#ce8c65;--p5:#c97c4e;--p6:#b4560a;
--on-n6:#fff;--on-n5:#fff;--on-n4:#1c232d;--on-p4:#1c232d;--on-p5:#1c232d;--on-p6:#fff}
)";

constexpr Fixed dark_colours = R"(
@media screen and (prefers-color-scheme:dark){:root{
--paper:#14181d;--card:#1b2027;--ink:#e9ebee;--soft:#9aa4b2;--rule:#2c333d;--grid:#272d36;
--line:#c3ccda;--pale:#566070;--wash:#453a22;--band:#2d343e;--stripe:#20262e;--accent:#f0b35c;
--s1:#51a8fa;--s2:#fee487;--s3:#21984d;--s4:#f066b6;--s5:#87e2ff;--s6:#fea597;
--s7:#a656d0;--s8:#afaf0a;--s9:#dd6136;--s10:#8b7a89;--s11:#6d79fa;--s12:#d9a3d4;
--i1:#14171c;--i2:#14171c;--i3:#14171c;--i4:#14171c;--i5:#14171c;--i6:#14171c;
--i7:#fff;--i8:#14171c;--i9:#14171c;--i10:#14171c;--i11:#14171c;--i12:#14171c;
--n6:#5aa2ee;--n5:#528dcc;--n4:#3d6997;--n3:#41648b;--n2:#38506c;--n1:#2f3d4f;--zero:#262b33;
--p1:#453c39;--p2:#644d3e;--p3:#855e41;--p4:#b0763f;--p5:#cb8040;--p6:#f0923c;
--on-n6:#11151a;--on-n5:#11151a;--on-n4:#e9ebee;--on-p4:#11151a;--on-p5:#11151a;--on-p6:#11151a}}
)";

constexpr Fixed text_style = R"(
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
main{max-width:1100px;margin:0 auto;padding:0 24px 64px}
header{padding:56px 0 28px}
h1{font-size:clamp(1.9rem,5vw,3rem);line-height:1.1;letter-spacing:-.025em;font-weight:680;
margin:0 0 14px;text-wrap:balance}
h2{font-size:1.65rem;line-height:1.2;letter-spacing:-.015em;font-weight:660;margin:0 0 6px}
h3{font-size:1.03rem;line-height:1.35;font-weight:640;margin:0}
h4{font-size:.9rem;line-height:1.35;font-weight:600;margin:0 0 6px}
p{margin:0 0 10px}
small{font-size:.86em;color:var(--soft);font-weight:400}
.file{color:var(--soft);font-size:.92rem;margin:0 0 6px}
.lead{max-width:72ch;font-size:1.03rem;color:var(--soft)}
.lead b{color:var(--ink);font-weight:600}
.lead small{display:block;margin-top:4px}
.fine{color:var(--soft);font-size:.88rem}
.tag{background:var(--wash);color:var(--ink);border-radius:4px;padding:1px 6px;white-space:nowrap}
.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.74em}
section{margin:0 0 20px;padding-top:44px;scroll-margin-top:24px}
nav{position:sticky;top:0;z-index:2;margin:0 -24px;padding:0 24px;background:var(--paper);
border-bottom:1px solid var(--rule)}
nav div{display:flex;gap:4px 22px;overflow-x:auto;padding:10px 0;font-size:.92rem}
nav a{color:var(--soft);text-decoration:none;white-space:nowrap}
nav a:hover{color:var(--ink);text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
)";

constexpr Fixed box_style = R"(
figure,.card{background:var(--card);border:1px solid var(--rule);border-radius:12px;
padding:20px 22px;margin:18px 0 0;min-width:0}
figcaption{margin-bottom:14px}
figcaption p{color:var(--soft);font-size:.9rem;line-height:1.45;margin:4px 0 0;max-width:80ch}
.grid{display:grid;gap:18px;grid-template-columns:repeat(3,minmax(0,1fr));margin-top:18px}
.grid>figure{margin:0;display:flex;flex-direction:column}
.grid>figure>svg,.grid>figure>.legend{margin-top:auto}
.grid>figure>.legend+svg{margin-top:0}
.lopsided>figure>svg{margin-block:auto}
.lopsided{grid-template-columns:minmax(0,5fr) minmax(0,3fr)}
.tiles{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(min(100%,250px),1fr));
margin:22px 0 12px}
.tile{border-top:2px solid var(--ink);padding-top:10px}
.tile dt{font-size:.9rem;font-weight:600}
.tile dd{margin:0}
.tile b{display:block;font-size:2.1rem;line-height:1.25;font-weight:640;letter-spacing:-.02em;
font-variant-numeric:tabular-nums}
.tile span{display:block;color:var(--soft);font-size:.86rem;line-height:1.4}
.choice{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--accent);
border-radius:8px;padding:14px 18px;margin:18px 0 0;max-width:88ch}
.choice span{display:block;font-size:.84rem;font-weight:600;color:var(--accent)}
.cards{display:grid;gap:18px;grid-template-columns:repeat(auto-fill,minmax(min(100%,310px),1fr));
margin-top:18px}
.card{margin:0;border-top:4px solid var(--c);display:flex;flex-direction:column}
.card h3{font-size:1.1rem}
.size{display:flex;align-items:baseline;gap:7px;color:var(--soft);font-size:.9rem;margin:8px 0 0}
.size b{font-size:1.7rem;letter-spacing:-.02em;font-weight:640;color:var(--ink)}
.size span{margin-left:auto;font-variant-numeric:tabular-nums}
.drivers{list-style:none;margin:12px 0 14px;padding:0}
.drivers li{position:relative;padding:8px 0 8px 22px;border-top:1px solid var(--rule);
line-height:1.4;font-size:.93rem}
.drivers b{font-weight:640}
.drivers .up,.drivers .down{position:absolute;left:1px;top:12px;font-size:.7em}
.whole{white-space:nowrap}
.up{color:var(--p6)}
.down{color:var(--n6)}
.holds{margin:auto 0 0;padding-top:10px;border-top:1px solid var(--rule);font-size:.88rem;
color:var(--soft)}
.holds b{color:var(--ink)}
.chip{display:inline-flex;min-width:1.5em;height:1.5em;padding:0 .3em;border-radius:.75em;
background:var(--c);color:var(--i);align-items:center;justify-content:center;font-size:.8em;
font-weight:700;line-height:1;vertical-align:.08em;font-variant-numeric:tabular-nums}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:6px 20px;margin:14px 0 0;padding:0;
font-size:.92rem}
.legend b{font-weight:600;font-variant-numeric:tabular-nums}
.keys{margin:0 0 4px;gap:2px 16px;font-size:.82rem;color:var(--soft)}
.beside{display:grid;grid-template-columns:minmax(0,1fr) 230px;gap:28px;align-items:center}
.beside .legend{flex-direction:column;gap:10px;margin:0}
.strips{display:grid;gap:26px 32px;
grid-template-columns:repeat(auto-fill,minmax(min(100%,290px),1fr))}
.strip{display:flex;flex-direction:column}
.strip svg{margin-top:auto}
.findings{list-style:none;margin:14px 0 0;padding:0;max-width:88ch}
.findings li{display:flex;gap:12px;align-items:baseline;padding:8px 0;
border-top:1px solid var(--rule)}
.findings li:first-child{border-top:0}
.findings b{flex:none;min-width:5.8em;font-size:.8rem;font-weight:650;border-radius:4px;padding:1px 7px;
text-align:center;background:var(--band)}
.findings .warning b{background:var(--wash)}
.facts{display:flex;flex-wrap:wrap;gap:14px 40px;margin:18px 0 0}
.facts dt{font-size:.84rem;color:var(--soft)}
.facts dd{margin:0;font-weight:600}
details{margin-top:14px;font-size:.9rem}
summary{cursor:pointer;color:var(--soft);width:fit-content}
summary:hover{color:var(--ink)}
)";

constexpr Fixed table_style = R"(
.scroll{overflow-x:auto;max-width:100%;margin-top:10px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.88rem;line-height:1.35;
font-variant-numeric:tabular-nums}
th,td{padding:7px 10px;text-align:left;vertical-align:middle;border-bottom:1px solid var(--rule)}
thead th{font-size:.8rem;font-weight:600;color:var(--soft);vertical-align:bottom;
border-bottom:1px solid var(--soft)}
tbody th{font-weight:500;min-width:10em;overflow-wrap:anywhere}
tbody td{min-width:7.5em}
.n{text-align:right}
tbody td.n{white-space:nowrap;min-width:0}
thead th{overflow-wrap:normal}
thead bdi{display:inline-block;min-width:7em;overflow-wrap:anywhere}
tr>:first-child{padding-left:0}
.tight th,.tight td{padding-left:4px;padding-right:8px}
.tight tbody th{min-width:6.5em}
tbody th,thead tr>:first-child{position:sticky;left:0;z-index:1;background:var(--card)}
.chosen>*{background:var(--wash)}
.chosen>:first-child,tr.chosen th{padding-left:8px}
.chosen .tag{background:var(--card)}
.first>*{font-weight:600;border-bottom-color:var(--soft)}
.heat{border-spacing:2px}
.heat.heat td{text-align:center;border:0;border-radius:4px;padding:6px 4px;min-width:3.2em}
.heat th{border:0}
.heat tbody th{min-width:9em}
.heat thead th{text-align:center}
.even{table-layout:fixed;min-width:calc(14em + var(--k)*4.6em)}
.even thead th:first-child{width:17em}
.heat thead th:first-child{text-align:left}
.heat bdi{overflow-wrap:anywhere}
.heat thead bdi{min-width:0}
.upright thead bdi{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);
max-height:13em;line-height:1.15;text-align:left;margin-top:6px}
.square{font-size:.78rem;width:auto}
.heat.square td{min-width:2.9em;padding:6px 2px}
.square thead th{height:15em;padding:0 0 4px;vertical-align:bottom}
.square thead span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);
line-height:1.1;text-align:left;max-height:14.5em}
.square tbody th{min-width:15em;padding-top:3px;padding-bottom:3px}
.steps{display:flex;align-items:center;gap:2px;font-size:.8rem;color:var(--soft)}
.steps i{width:20px;height:12px;border-radius:2px}
.steps span{margin:0 8px;white-space:nowrap}
.steps span:first-child{margin-left:0}
.ends{display:flex;justify-content:space-between;font-size:.74rem;color:var(--soft);gap:8px}
.d-6{background:var(--n6);color:var(--on-n6)}.d-5{background:var(--n5);color:var(--on-n5)}
.d-4{background:var(--n4);color:var(--on-n4)}.d-3{background:var(--n3)}
.d-2{background:var(--n2)}.d-1{background:var(--n1)}.d0{background:var(--zero)}
.d1{background:var(--p1)}.d2{background:var(--p2)}.d3{background:var(--p3)}
.d4{background:var(--p4);color:var(--on-p4)}.d5{background:var(--p5);color:var(--on-p5)}
.d6{background:var(--p6);color:var(--on-p6)}
.self,.none{background:var(--stripe);color:var(--soft)}
)";

constexpr Fixed chart_style = R"(
.s1{--c:var(--s1);--i:var(--i1)}.s2{--c:var(--s2);--i:var(--i2)}.s3{--c:var(--s3);--i:var(--i3)}
.s4{--c:var(--s4);--i:var(--i4)}.s5{--c:var(--s5);--i:var(--i5)}.s6{--c:var(--s6);--i:var(--i6)}
.s7{--c:var(--s7);--i:var(--i7)}.s8{--c:var(--s8);--i:var(--i8)}.s9{--c:var(--s9);--i:var(--i9)}
.s10{--c:var(--s10);--i:var(--i10)}.s11{--c:var(--s11);--i:var(--i11)}
.s12{--c:var(--s12);--i:var(--i12)}
svg{display:block;width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums}
svg text{font-size:11.5px;fill:var(--ink)}
.wide text{font-size:9.5px}
.wide{max-width:760px;margin:0 auto}
svg .tick,svg .words{fill:var(--soft)}
svg .strong{fill:var(--ink);font-weight:600}
.mid{text-anchor:middle}
.end{text-anchor:end}
.axis{stroke:var(--soft);fill:none}
.grid path.grid,path.grid{stroke:var(--grid);fill:none}
.fill{fill:var(--c)}
.spread{opacity:.5}
.ringed{stroke:var(--card);stroke-width:1.5}
svg .inchip{fill:var(--i);font-size:10px;font-weight:700}
svg .inchip.large{font-size:11.5px}
.dot{fill:none;stroke:var(--c,var(--soft));stroke-width:4.4;stroke-linecap:round;stroke-opacity:.62}
.band{fill:var(--band)}
.median{stroke:var(--soft);stroke-width:1.5}
.bar{height:40px;border-radius:6px;overflow:hidden}
.gap{stroke:var(--card);stroke-width:2;vector-effect:non-scaling-stroke}
.histogram{height:34px;min-width:110px;border-bottom:1px solid var(--soft)}
.bars{fill:var(--line);opacity:.75}
.series{fill:none;stroke:var(--line);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.b{stroke-dasharray:7 4}
.c{stroke-dasharray:1 4.5}
.faint{stroke:var(--pale);stroke-width:1.2}
.mark{fill:var(--line);stroke:var(--card);stroke-dasharray:none}
.mark.b{fill:var(--card);stroke:var(--line);stroke-width:1.4}
.mark.c{fill:var(--soft)}
.ring{fill:none;stroke:var(--accent);stroke-width:2}
.wash{fill:var(--wash)}
.key{display:inline-block;width:28px;height:10px;vertical-align:middle}
.branch{fill:none;stroke:var(--line);stroke-width:1.8}
.above{stroke:var(--soft);stroke-width:1.2}
.cut{stroke:var(--accent);stroke-width:1.6;stroke-dasharray:5 4}
.bracket{stroke:var(--soft);fill:none}
.trough{fill:var(--band)}
.quiet{fill:var(--pale)}
.solid{fill:var(--line)}
)";

constexpr Fixed small_and_print_style = R"(
@media screen and (max-width:960px){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}
.lopsided{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:700px){main{padding:0 16px 48px}nav{margin:0 -16px;padding:0 16px}
header{padding:32px 0 20px}section{padding-top:32px}figure,.card{padding:16px}
.steps i{width:8px}.grid,.beside{grid-template-columns:minmax(0,1fr)}
.wide text,.medium text{font-size:17px}
svg.wide .inchip.large{font-size:13px}
tbody th{min-width:8em}.heat tbody th{min-width:7.5em}.square tbody th{min-width:9em}
.even:not(.upright){min-width:calc(8em + var(--k)*7em)}.even thead th:first-child{width:9em}}
@page{margin:14mm}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0 1px}
nav,details{display:none}header{padding:0 0 12px}section{padding-top:20px}
figure,.card{border-radius:6px;padding:12px 14px}
figure,.card,.tile,.strip,.choice,tr,svg{break-inside:avoid}
h2,h3,figcaption,.lead{break-after:avoid}
.lead,.facts,.findings li{break-inside:avoid}
.scroll{overflow:visible}table{font-size:8.5pt}th,td{padding:4px 5px}
.square{font-size:7.5pt}.heat.square td{min-width:2.5em;padding:4px 1px}.square tbody th{min-width:12em}
.beside{grid-template-columns:minmax(0,1fr) 170px}
.cards{grid-template-columns:repeat(2,minmax(0,1fr))}
.strips{grid-template-columns:repeat(3,minmax(0,1fr));gap:16px 20px}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)";

} // namespace

Markup style() {
  Markup sheet = light_colours;
  for (const Fixed part :
       {dark_colours, text_style, box_style, table_style, chart_style, small_and_print_style})
    sheet += part;
  return sheet;
}

} // namespace ilk::page
