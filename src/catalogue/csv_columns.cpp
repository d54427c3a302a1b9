// SPDX-License-Identifier: Apache-2.0
#include "catalogue/csv_columns.h"
#include "skills/fold.h"

#include <algorithm>

namespace cairn::catalogue {
namespace {

constexpr const char* where = "catalogue/csv";

struct FieldNames {
  std::string_view name;   // of the field
  std::string_view usual;  // headers that mean it, folded, parted by "|"
};

// In the order of CsvField. English, German, French, Spanish, Italian, Portuguese and Dutch.
// clang-format off
constexpr std::array<FieldNames, csv_field_count> field_names{{
    {"id", "id|identifier|course id|course code|code|key|uid|kennung|kursnummer|nummer|identifiant|codigo|codice|kenmerk|cursuscode"},
    {"title", "title|name|course|course title|course name|titel|kurs|kurstitel|kursname|bezeichnung|titre|intitule|nom|formation|titulo|curso|nombre|titolo|corso|nome|cursus|naam"},
    {"provider", "provider|school|institution|organisation|organization|vendor|university|offered by|anbieter|hochschule|trager|organisme|etablissement|fournisseur|proveedor|institucion|ente|fornitore|instituicao|aanbieder|instelling"},
    {"url", "url|link|website|web|address|webseite|internetadresse|lien|site|enlace|sito|pagina"},
    {"description", "description|summary|about|details|beschreibung|inhalt|zusammenfassung|resume|contenu|descripcion|resumen|descrizione|descricao|omschrijving|beschrijving"},
    {"teaches", "teaches|skills|skill|competencies|learning outcomes|outcomes|kompetenzen|fahigkeiten|lernziele|competences|objectifs|competencias|habilidades|competenze|vaardigheden|leerdoelen"},
    {"requires", "requires|required skills|required courses|requirements|voraussetzung kurse"},
    {"prerequisites", "prerequisites|prerequisite|entry requirements|prior knowledge|voraussetzungen|vorkenntnisse|zugangsvoraussetzungen|prerequis|requisitos|requisitos previos|prerequisiti|pre requisitos|vereisten|voorkennis|ingangseisen"},
    {"hours", "hours|duration hours|study hours|total hours|learning hours|stunden|umfang|unterrichtsstunden|heures|nombre dheures|horas|ore|uren|studiebelasting"},
    {"minutes", "minutes|duration minutes|duration in minutes|minuten|minutos|minuti"},
    {"workload", "workload|duration|effort|length|time|dauer|arbeitsaufwand|zeitaufwand|duree|volume horaire|duracion|durata|duracao|duur|tijdsduur"},
    {"price", "price|cost|fee|costs|tuition|preis|kosten|gebuhr|kursgebuhr|prix|tarif|cout|precio|coste|prezzo|costo|preco|custo|prijs"},
    {"currency", "currency|currency code|wahrung|devise|monnaie|moneda|valuta|moeda"},
    {"level", "level|difficulty|difficulty level|stufe|niveau|schwierigkeit|nivel|dificultad|livello|difficolta"},
    {"language", "language|languages|sprache|unterrichtssprache|kurssprache|langue|idioma|lengua|lingua|taal"},
    {"starts", "starts|start|start date|start dates|starts on|begins|beginn|startdatum|starttermin|termine|debut|date de debut|inicio|fecha de inicio|data di inizio|inizio|data de inicio|aanvang"},
    {"pace", "pace|pacing|mode|schedule|lernform|tempo|rythme|ritmo|tempo di studio"},
    {"trial", "trial|free trial|audit|preview|probe|probezugang|essai|prueba|prova|proef"},
    {"assessment", "assessment|assessed by|exam|examination|evaluation|prufung|prufungsform|leistungsnachweis|evaluacion|valutazione|avaliacao|toetsing|examen"},
    {"proves", "proves|evidence|what it proves|nachweis|preuve"},
    {"credential", "credential|certificate|award|qualification|abschluss|zertifikat|diplome|certificat|certification|titulacion|certificado|certificato|attestato|certificaat|diploma"},
    {"renewal_months", "renewal months|renewal|validity|valid for|expires after|gultigkeit|gultigkeit monate|validite|vigencia|validez|validita|validade|geldigheid"},
    {"parts", "parts|includes|modules|courses|bestandteile|module|teile|parties|partes|moduli|onderdelen"},
    {"credit", "credit|credits|ects|ects credits|leistungspunkte|kreditpunkte|credits ects|creditos|crediti|studiepunten"},
    {"programmes", "programmes|programme|programs|program|counts toward|degree|studiengang|studiengange|programm|programa|programma|opleiding"},
    {"endorsed_by", "endorsed by|accredited by|accreditation|akkreditiert durch|akkreditierung|accreditation par|acreditado por|accreditato da"},
    {"recognition", "recognition|recognition score|anerkennung|reconnaissance|reconocimiento"},
    {"kind", "kind|type|art|typ|tipo|soort"},
    {"modified", "modified|last modified|updated|geandert|aktualisiert|mis a jour|actualizado|aggiornato|gewijzigd"},
    {"last_reviewed", "last reviewed|reviewed|checked on|gepruft am|verifie le|revisado"},
    {"eqf", "eqf|eqf level|eqr|eqr niveau|cec|niveau cec|mec|nivel mec|livello eqf"},
    {"framework_level", "framework level|qualification level|nqf|nqf level|nqr|dqr|dqr niveau|scqf level|rqf level"},
    {"supervised", "supervised|proctored|invigilated|aufsicht|beaufsichtigt|surveille|supervisado|sorvegliato"},
}};
// clang-format on

constexpr auto names_only = [] {
  std::array<std::string_view, csv_field_count> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = field_names[i].name;
  return names;
}();

bool is_usual(std::string_view usual, std::string_view header) {
  while (!usual.empty()) {
    const auto end = std::min(usual.find('|'), usual.size());
    if (usual.substr(0, end) == header) return true;
    usual.remove_prefix(std::min(end + 1, usual.size()));
  }
  return false;
}

// "hours (h)" and "price_eur" hold more than the name: what stands in brackets is passed over.
std::string header_words(std::string_view header) {
  return skills::fold(header.substr(0, header.find_first_of("([")));
}

std::string listed(const auto& names) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

}  // namespace

std::string_view name_of(CsvField field) {
  return field_names[static_cast<std::size_t>(field)].name;
}

std::span<const std::string_view> csv_fields() { return names_only; }

Result<CsvColumns> find_columns(const std::vector<std::string>& header,
                                const std::vector<ColumnMapping>& map) {
  CsvColumns columns;
  std::vector<bool> taken(header.size());
  for (const auto& mapping : map) {
    const auto field = std::find(names_only.begin(), names_only.end(), mapping.field);
    if (field == names_only.end())
      return fail(ErrorCode::invalid, where,
                  "there is no field “" + mapping.field + "”; there are " + listed(names_only));
    const auto column = std::find_if(header.begin(), header.end(), [&](const std::string& name) {
      return name == mapping.column || skills::fold(name) == skills::fold(mapping.column);
    });
    if (column == header.end())
      return fail(ErrorCode::invalid, where,
                  "the file has no column “" + mapping.column + "”; it has " + listed(header));
    const auto at = static_cast<std::size_t>(column - header.begin());
    columns.of_field[static_cast<std::size_t>(field - names_only.begin())] = at;
    taken[at] = true;
  }
  for (std::size_t field = 0; field < csv_field_count; ++field) {
    for (std::size_t at = 0; at < header.size() && !columns.of_field[field]; ++at) {
      if (taken[at] || !is_usual(field_names[field].usual, header_words(header[at]))) continue;
      columns.of_field[field] = at;
      taken[at] = true;
    }
  }
  for (std::size_t at = 0; at < header.size(); ++at)
    if (!taken[at] && !header[at].empty()) columns.passed_over.push_back(header[at]);
  return columns;
}

}  // namespace cairn::catalogue
