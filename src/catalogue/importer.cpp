// SPDX-License-Identifier: Apache-2.0
#include "catalogue/importer.h"

#include <array>

#include "catalogue/csv.h"
#include "catalogue/providers/accredible.h"
#include "catalogue/providers/coursera.h"
#include "catalogue/providers/credly.h"
#include "catalogue/providers/ctdl.h"
#include "catalogue/providers/europass.h"
#include "catalogue/providers/linkedin_learning.h"
#include "catalogue/providers/microsoft_learn.h"
#include "catalogue/providers/open_badges.h"
#include "catalogue/providers/openedx.h"
#include "catalogue/providers/udacity.h"

namespace cairn::catalogue {
namespace {

// Those that are told apart most surely come first.
constexpr std::array table{
    Importer{"microsoft-learn", "answers of learn.microsoft.com/api/catalog/",
             looks_like_microsoft_learn, read_microsoft_learn},
    Importer{"linkedin-learning", "answers of learningAssets, Learning.csv, tables of content",
             looks_like_linkedin_learning, read_linkedin_learning},
    Importer{"credly", "badges of an organisation, a search or a profile", looks_like_credly,
             read_credly},
    Importer{"accredible", "groups, credentials and wallets of credential.net",
             looks_like_accredible, read_accredible},
    Importer{"coursera", "lists of courses, specializations and partners", looks_like_coursera,
             read_coursera},
    Importer{"udacity", "answers of its catalogue for companies, or the older public list",
             looks_like_udacity, read_udacity},
    Importer{"ctdl", "Credential Engine's JSON-LD: nodes, graphs, envelopes", looks_like_ctdl,
             read_ctdl},
    Importer{"europass", "European micro-credentials (European Learning Model 3)",
             looks_like_europass, read_europass},
    Importer{"open-badges", "achievements of Open Badges 3.0, badge classes of 2.0, Badgr's lists",
             looks_like_open_badges, read_open_badges},
    Importer{"openedx", "edX or any Open edX: course lists, discovery courses and programs",
             looks_like_openedx, read_openedx},
    Importer{"csv", "a table with a header line, one offer a row", looks_like_csv, read_csv},
};

}  // namespace

std::size_t count_landed(const Import& import) {
  auto landed = import.catalogue.offers.size();
  for (const auto& part : import.aside) landed += part->size();
  return landed;
}

std::vector<UnknownCount> count_unknown(const Import& import) {
  std::array<std::size_t, counted_fields> unknown{};
  for (const auto& offer : import.catalogue.offers) {
    const auto of_one = unknown_of(offer);
    for (std::size_t i = 0; i < counted_fields; ++i) unknown[i] += of_one[i] ? 1 : 0;
  }
  for (const auto& part : import.aside)
    for (std::size_t i = 0; i < counted_fields; ++i)
      unknown[i] += static_cast<std::size_t>(part->index().unknown[i]);
  std::vector<UnknownCount> counts;
  for (std::size_t i = 0; i < counted_fields; ++i)
    if (unknown[i] > 0) counts.push_back({counted_field_names[i], unknown[i]});
  return counts;
}

std::span<const Importer> importers() { return table; }

const Importer* find_importer(std::string_view name) {
  for (const auto& importer : table)
    if (importer.name == name) return &importer;
  return nullptr;
}

}  // namespace cairn::catalogue
