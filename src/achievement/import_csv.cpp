// SPDX-License-Identifier: Apache-2.0
// One achievement a row. A cell with several things parts them by "|"; a skill's level stands
// behind a colon: "Welding:3|Reading drawings:2".
#include <array>

#include "achievement/import.h"
#include "base/text.h"
#include "encoding/csv.h"

namespace cairn::achievement {
namespace {

constexpr std::size_t table_bytes_max = 8 * 1024 * 1024;
constexpr std::size_t faults_max = 200;

enum class Form : std::uint8_t { text, list, skills, number, whole };

struct Column {
  std::string_view name;
  std::string_view example;
  Form form;
  std::string& (*text)(Content&) = nullptr;
  std::vector<std::string>& (*list)(Content&) = nullptr;
  Decimal& (*number)(Content&) = nullptr;
  std::int64_t& (*whole)(Content&) = nullptr;
};

constexpr Column text(std::string_view name, std::string_view example,
                      std::string& (*member)(Content&)) {
  return {.name = name, .example = example, .form = Form::text, .text = member};
}
constexpr Column list(std::string_view name, std::string_view example,
                      std::vector<std::string>& (*member)(Content&)) {
  return {.name = name, .example = example, .form = Form::list, .list = member};
}
constexpr Column number(std::string_view name, std::string_view example,
                        Decimal& (*member)(Content&)) {
  return {.name = name, .example = example, .form = Form::number, .number = member};
}
constexpr Column whole(std::string_view name, std::string_view example,
                       std::int64_t& (*member)(Content&)) {
  return {.name = name, .example = example, .form = Form::whole, .whole = member};
}

using C = Content;
using S = std::string;
using L = std::vector<std::string>;

constexpr std::array columns{
    text("name", to_say("Knots"), [](C& it) -> S& { return it.name; }),
    text("description", to_say("Ties the ten knots of sailing."),
         [](C& it) -> S& { return it.description; }),
    text("criteria", to_say("Tie each of them within a minute."),
         [](C& it) -> S& { return it.criteria; }),
    text("language", "en", [](C& it) -> S& { return it.details.language; }),
    text("type", "MicroCredential", [](C& it) -> S& { return it.details.type; }),
    Column{.name = "skills", .example = to_say("Rope work:3|Teaching:2"), .form = Form::skills},
    list("outcomes", to_say("Ties ten knots|Chooses the right knot"),
         [](C& it) -> L& { return it.details.outcomes; }),
    list("assessments", "practical", [](C& it) -> L& { return it.details.assessments; }),
    text("supervision", "supervised-on-site", [](C& it) -> S& { return it.details.supervision; }),
    text("participation", "on-site", [](C& it) -> S& { return it.details.participation; }),
    number("hours", "12.5", [](C& it) -> Decimal& { return it.details.hours; }),
    number("ects", "0.5", [](C& it) -> Decimal& { return it.details.ects; }),
    whole("eqf", "3", [](C& it) -> std::int64_t& { return it.details.eqf; }),
    text("nqf", "", [](C& it) -> S& { return it.details.nqf; }),
    text("quality", to_say("Trained assessors"), [](C& it) -> S& { return it.details.quality; }),
    text("awarding_body", "", [](C& it) -> S& { return it.details.awarding_body; }),
    text("country", "NL", [](C& it) -> S& { return it.details.country; }),
    whole("valid_months", "36", [](C& it) -> std::int64_t& { return it.details.valid_months; }),
    text("renewal", "", [](C& it) -> S& { return it.details.renewal; }),
    text("entry_requirements", "", [](C& it) -> S& { return it.details.entry_requirements; }),
    list("teaching_languages", "en|nl", [](C& it) -> L& { return it.details.teaching_languages; }),
    list("tags", to_say("sailing|safety"), [](C& it) -> L& { return it.details.tags; }),
    text("field_of_study", "", [](C& it) -> S& { return it.details.field_of_study; }),
    text("stacking", "", [](C& it) -> S& { return it.details.stacking; }),
    text("further", "", [](C& it) -> S& { return it.details.further; }),
    text("sharing", "", [](C& it) -> S& { return it.details.sharing; }),
    text("evidence_rule", "file-or-link", [](C& it) -> S& { return it.evidence_rule; }),
    text("alternative_text", to_say("A blue shield with a star"),
         [](C& it) -> S& { return it.alternative_text; }),
    text("shape", "shield", [](C& it) -> S& { return it.image.shape; }),
    text("icon", "star", [](C& it) -> S& { return it.image.icon; }),
    text("colour", "#1d4e89", [](C& it) -> S& { return it.image.colour; }),
    text("second_colour", "", [](C& it) -> S& { return it.image.second_colour; }),
    text("border", "line", [](C& it) -> S& { return it.image.border; }),
    text("text", to_say("Knots"), [](C& it) -> S& { return it.image.text; }),
};

std::vector<Skill> read_skills(std::string_view cell) {
  std::vector<Skill> out;
  for (const auto part : split(cell, '|'))
    if (!trim(part).empty()) out.push_back(read_skill(part));
  return out;
}

// What is wrong with the cell, or "".
std::string take(const Column& column, std::string_view cell, Content& into) {
  if (cell.empty()) return {};
  if (column.form == Form::skills) {
    into.details.skills = read_skills(cell);
  } else if (column.form == Form::text) {
    column.text(into) = cell;
  } else if (column.form == Form::list) {
    auto& items = column.list(into);
    items.clear();
    for (const auto part : split(cell, '|'))
      if (!trim(part).empty()) items.emplace_back(trim(part));
  } else {
    const auto number = read_decimal(cell);
    if (!number) return "Write a number with at most two decimals here.";
    if (column.form == Form::number) {
      column.number(into) = *number;
    } else {
      if (number->hundredths % 100 != 0) return "Write a whole number here.";
      column.whole(into) = number->hundredths / 100;
    }
  }
  return {};
}

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\n") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const auto c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

Result<Import> read_csv(ByteView bytes) {
  encoding::CsvOptions options;
  options.limits.bytes_max = table_bytes_max;
  CAIRN_TRY(auto reader, encoding::CsvReader::open(bytes, options));
  std::array<std::optional<std::size_t>, columns.size()> places;
  for (std::size_t i = 0; i < columns.size(); ++i) places[i] = reader.column(columns[i].name);
  if (!places[0])
    return fail(ErrorCode::invalid, "achievement#csv",
                "The table has no column “name”. Begin with the template, which has every column.");
  Import out;
  for (auto step = reader.next(); step != encoding::CsvStep::end; step = reader.next()) {
    if (out.faults.size() >= faults_max || out.found.size() == imported_max) {
      out.faults.push_back(
          {reader.row(), "", "The file is longer than one import may be. Split it."});
      break;
    }
    if (step == encoding::CsvStep::fault) {
      const auto& fault = reader.fault();
      out.faults.push_back({fault.row, fault.column_name, fault.reason});
      continue;
    }
    Imported one{.content = {}, .row = reader.row(), .notes = {}};
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (auto wrong = take(columns[i], reader.cell(places[i]), one.content); !wrong.empty())
        out.faults.push_back({reader.row(), std::string(columns[i].name), std::move(wrong)});
    out.found.push_back(std::move(one));
  }
  return out;
}

std::string csv_template(const Words& words) {
  std::string header, example;
  for (const auto& column : columns) {
    if (!header.empty()) header += ',', example += ',';
    header += column.name;
    example += quoted(words(column.example));
  }
  return header + "\r\n" + example + "\r\n";
}

std::string to_sentence(const ImportFault& fault) {
  std::string out;
  if (fault.row > 0) out = "row " + std::to_string(fault.row);
  if (!fault.column.empty()) out += (out.empty() ? "" : ", ") + fault.column;
  return out.empty() ? fault.sentence : out + ": " + fault.sentence;
}

}  // namespace cairn::achievement
