// SPDX-License-Identifier: Apache-2.0
#include "skills/import/rsd.h"

#include "base/text.h"
#include "skills/fold.h"
#include "skills/import/json_file.h"
#include "skills/import/table.h"

namespace cairn::skills {
namespace {

constexpr std::string_view list_separators = ";|";

// One descriptor, wherever it was written down.
struct Descriptor {
  std::string id, name, statement, author;
  std::vector<std::string> keywords, categories;
  std::vector<std::pair<std::string, std::string>> occupations;  // code, name
};

class RsdImport {
 public:
  explicit RsdImport(const ImportOptions& options) : options_(options), faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    about_.name = options_.name.empty() ? "rsd" : options_.name;
    about_.version = options_.version;
    about_.language = options_.language.empty() ? "en" : options_.language;
    each_json(files, is_json_name, faults_, [&](const auto& name, const auto& root) {
      const auto before = draft_.skills() + report_.faults_total;
      read(name, root, "", 0);
      if (draft_.skills() + report_.faults_total == before)
        faults_.add(name, "the file", "it holds no Rich Skill Descriptor");
    });
    for (const auto& [name, bytes] : files)
      if (!is_json_name(name))
        if (auto table = Table::open(name, bytes, faults_)) read(*table);
    if (about_.title.empty()) about_.title = "Rich Skill Descriptors";
    about_.attribution = about_.title + (author_.empty() ? "" : ", " + author_);
    return std::move(draft_).finish(std::move(about_), std::move(report_));
  }

 private:
  void read(const std::string& file, const json::Value& value, const std::string& place,
            int depth) {
    constexpr int depth_max = 3;
    if (depth > depth_max) return;
    for (std::size_t i = 0; i < value.items().size(); ++i)
      read(file, value.items()[i], place + "/" + std::to_string(i), depth + 1);
    if (!value.is_object()) return;
    if (value.contains("skillName") || value.contains("skillStatement"))
      return read_descriptor(file, value, place);
    if (about_.title.empty()) about_.title = text_of(value["name"]);
    if (value["skills"].is_array()) read(file, value["skills"], place + "/skills", depth + 1);
  }

  void read_descriptor(const std::string& file, const json::Value& value,
                       const std::string& place) {
    Descriptor descriptor;
    for (const auto* member : {"id", "@id", "uuid"})
      if (descriptor.id.empty()) descriptor.id = text_of(value[member]);
    descriptor.name = text_of(value["skillName"]);
    descriptor.statement = text_of(value["skillStatement"]);
    for (const auto* member : {"author", "creator"}) {
      const auto by = value[member];
      if (descriptor.author.empty())
        descriptor.author = by.is_object() ? text_of(by["name"]) : text_of(by);
    }
    descriptor.keywords = texts_of(value["keywords"]);
    for (const auto* member : {"categories", "category"})
      for (auto& category : texts_of(value[member]))
        descriptor.categories.push_back(std::move(category));
    const auto occupations = value["occupations"];
    for (const auto& occupation : json::as_list(occupations))
      descriptor.occupations.emplace_back(text_of(occupation["code"]),
                                          text_of(occupation["targetNodeName"]));
    if (auto wrong = add(std::move(descriptor), {.file = file, .place = place}))
      faults_.add(file, place, *wrong);
  }

  void read(Table& table) {
    const auto name = table.require({"RSD Name", "RSD Name*", "skillName", "Skill Name"});
    if (!name) return;
    const auto id = table.column({"Canonical URL", "id", "uri", "URL"});
    const auto statement = table.column({"Skill Statement", "Skill Statement*", "skillStatement"});
    const auto author = table.column({"Authors", "Author", "creator"});
    const auto keywords = table.column({"Keywords"});
    const auto categories = table.column({"Categories", "Category"});
    const auto codes = table.column({"O*NET Job Codes", "O*Net Job Roles", "Occupations"});
    table.each([&] {
      Descriptor descriptor{.id = std::string(table.cell(id)),
                            .name = std::string(table.cell(name)),
                            .statement = std::string(table.cell(statement)),
                            .author = std::string(table.cell(author)),
                            .keywords = list_of(table.cell(keywords), list_separators),
                            .categories = list_of(table.cell(categories), list_separators)};
      for (auto& code : list_of(table.cell(codes), list_separators))
        descriptor.occupations.emplace_back(code, code);
      if (auto wrong = add(std::move(descriptor), table.origin())) table.fault(name, *wrong);
    });
  }

  std::optional<std::string> add(Descriptor descriptor, const FrameworkDraft::Origin& origin) {
    Skill skill;
    skill.id = descriptor.id.empty() ? fold(descriptor.name) : descriptor.id;
    skill.label = name_from(descriptor.name.empty() ? descriptor.statement : descriptor.name);
    skill.description = descriptor.statement;
    skill.hidden_labels = std::move(descriptor.keywords);
    for (const auto& category : descriptor.categories) {
      const auto group = fold(category);
      if (draft_.group(group) == nullptr) static_cast<void>(draft_.add(Group{group, category, ""}));
      skill.groups.push_back(group);
    }
    const auto id = skill.id;
    if (auto wrong = draft_.add(std::move(skill))) return wrong;
    if (author_.empty()) author_ = tidy_text(descriptor.author);
    for (const auto& [code, name] : descriptor.occupations) {
      if (code.empty()) continue;
      if (draft_.occupation(code) == nullptr)
        static_cast<void>(
            draft_.add(Occupation{.id = code, .label = name.empty() ? code : name, .code = code}));
      draft_.link(FrameworkDraft::Link::optional, code, id, origin);
    }
    return std::nullopt;
  }

  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  Framework about_;
  std::string author_;
};

}  // namespace

bool wants_rsd(std::string_view file_name) {
  return is_json_name(file_name) || to_lower_ascii(file_name).ends_with(".csv");
}

Result<Imported> import_rsd(const ImportFiles& files, const ImportOptions& options) {
  return RsdImport(options).run(files);
}

}  // namespace cairn::skills
