// A small file of made-up cases.

/** A list of cases, all with a category, of a unit that no other such file has. */
export function caseFile(number = 0, cases = 60) {
  const texts = [
    ["Handläggningstid", "Beslutet dröjde i fyra veckor."],
    ["Bemötande", "Kunden kände sig illa bemött i receptionen."],
    ["Dokumentation", "Anteckningen i journalen saknades efter besöket."],
  ];
  const lines = ["Ärendenummer;Typ;Verksamhet;Datum;Kategori;Beskrivning"];
  for (let each = 1; each <= cases; each += 1) {
    const [category, text] = texts[each % 3];
    const [day, month] = [1 + (each % 28), 1 + (each % 12)].map((part) => String(part).padStart(2, "0"));
    lines.push(`${each};Avvikelse;AMF${number};2022-${month}-${day};${category};${text} Nummer ${each} i ordningen.`);
  }
  return { name: `lista_${number}.csv`, bytes: lines.join("\n") };
}
