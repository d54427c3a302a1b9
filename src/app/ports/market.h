// SPDX-License-Identifier: Apache-2.0
// Market: what the job adverts ask for that an organisation imported. Of an advert nothing is kept
// but its month, its place, what it asks for and digests that it is known again by; what is read
// are counts by month, kept as adverts come.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"
#include "market/places.h"

namespace cairn::app {

// What an advert may ask for. Terms are names that no skill of the framework has; own skills are
// terms that somebody said are skills.
enum class SubjectKind : std::uint8_t { skill, occupation, credential, term, own };
inline constexpr std::string_view subject_kind_names[] = {"skill", "occupation", "credential",
                                                          "term", "own"};
inline constexpr std::string_view name_of(SubjectKind kind) {
  return subject_kind_names[static_cast<std::size_t>(kind)];
}

struct Asked {
  SubjectKind kind = SubjectKind::skill;
  std::string id;  // in the framework; of others their folded name
  std::string label;
};

struct ImportedAdvert {
  std::vector<std::int64_t> marks;  // digests: it is known by any of them
  std::int64_t month = 0;           // of its publication (market/month.h)
  cairn::market::Place place;
  std::vector<Asked> asks;  // each once
};

// Numbers of what is counted and of places are their organisation's own. 0 is every advert, and
// everywhere.
using SubjectNumber = std::int64_t;
using PlaceNumber = std::int64_t;
inline constexpr SubjectNumber every_advert = 0;
inline constexpr PlaceNumber everywhere = 0;

struct Subject {
  SubjectNumber number = every_advert;
  SubjectKind kind = SubjectKind::skill;
  std::string id, label;
  std::int64_t adverts = 0;  // in all
};

struct MonthCount {
  std::int64_t month = 0;
  std::int64_t adverts = 0;
};
struct SubjectMonth {
  SubjectNumber subject = every_advert;
  std::int64_t month = 0;
  std::int64_t adverts = 0;
};
struct AdvertOfSubject {
  std::int64_t advert = 0;
  std::int64_t month = 0;
};

struct StoredPlace {
  PlaceNumber number = everywhere;
  PlaceNumber part_of = everywhere;  // of an area its country
  std::string id;                    // "" of the country that nobody named
  std::string label;
};
struct PlaceCount {
  StoredPlace place;
  std::int64_t adverts = 0;
};

// What somebody said of a term, so that it is not asked about again.
enum class TermVerdict : std::uint8_t { alias, own, no_skill };
inline constexpr std::string_view term_verdict_names[] = {"alias", "own", "no-skill"};
inline constexpr std::string_view name_of(TermVerdict verdict) {
  return term_verdict_names[static_cast<std::size_t>(verdict)];
}
struct JudgedTerm {
  std::string term;  // folded
  std::string label;
  TermVerdict verdict = TermVerdict::no_skill;
  std::string skill, skill_label;  // of an alias
  std::string decided_by;
  Instant decided;
};

class Market {
 public:
  virtual ~Market() = default;
  // How many of them are new: one that shares a mark with one that was counted is not.
  virtual Result<std::int64_t> add(const OrganisationId& organisation,
                                   std::span<const ImportedAdvert> adverts) = 0;
  // Whether an advert with one of these marks was counted.
  virtual Result<bool> knows(const OrganisationId& organisation,
                             std::span<const std::int64_t> marks) = 0;

  // nullopt: no advert asked for it.
  virtual Result<std::optional<Subject>> find(const OrganisationId& organisation, SubjectKind kind,
                                              const std::string& id) = 0;
  // Asked for by so many adverts at least, most asked for first.
  virtual Result<std::vector<Subject>> subjects(const OrganisationId& organisation,
                                                SubjectKind kind, std::int64_t adverts_min,
                                                std::int64_t count_max) = 0;
  // By month, from `first` on. A few rows, however many adverts there are.
  virtual Result<std::vector<MonthCount>> history(const OrganisationId& organisation,
                                                  SubjectNumber subject, PlaceNumber place,
                                                  std::int64_t first) = 0;
  // Of all of a kind that so many adverts ask for at least, by subject and month.
  virtual Result<std::vector<SubjectMonth>> histories(const OrganisationId& organisation,
                                                      SubjectKind kind, std::int64_t adverts_min,
                                                      PlaceNumber place, std::int64_t first) = 0;
  // Which adverts ask for it, by advert.
  virtual Result<std::vector<AdvertOfSubject>> adverts_of(const OrganisationId& organisation,
                                                          SubjectNumber subject,
                                                          std::int64_t first) = 0;
  // Errors: not_found.
  virtual Result<StoredPlace> find_place(const OrganisationId& organisation,
                                         PlaceNumber place) = 0;
  // Countries, or areas of a country, most adverts first.
  virtual Result<std::vector<PlaceCount>> by_place(const OrganisationId& organisation,
                                                   SubjectNumber subject, PlaceNumber within,
                                                   std::int64_t first, std::int64_t count_max) = 0;

  // Adverts of one subject count for another too, each once. The other is made where it is new.
  virtual Status count_also(const OrganisationId& organisation, SubjectNumber subject,
                            const Asked& other) = 0;
  virtual Status change_kind(const OrganisationId& organisation, SubjectNumber subject,
                             SubjectKind kind) = 0;
  virtual Status forget(const OrganisationId& organisation, SubjectNumber subject) = 0;
  // Terms that fewer adverts asked for, and none from that month on: what was written once.
  virtual Status forget_rare_terms(const OrganisationId& organisation, std::int64_t adverts_min,
                                   std::int64_t month) = 0;

  virtual Status put_judged(const OrganisationId& organisation, const JudgedTerm& term) = 0;
  // By term. `after` "": from the beginning; `count_max` 0: all.
  virtual Result<std::vector<JudgedTerm>> judged(const OrganisationId& organisation,
                                                 const std::string& after,
                                                 std::int64_t count_max) = 0;
  virtual Status remove_judged(const OrganisationId& organisation, const std::string& term) = 0;

  // Whether anybody may look at what was counted.
  virtual Status put_shown(const OrganisationId& organisation, bool shown) = 0;
  virtual Result<bool> is_shown(const OrganisationId& organisation) = 0;
};

}  // namespace cairn::app
