// SPDX-License-Identifier: Apache-2.0
// Providers' own answers, where they lie beside the suites.
#include <gtest/gtest.h>

#include "catalogue/catalogue_json.h"
#include "catalogue/importer.h"
#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

struct Sample {
  std::string_view importer;
  std::vector<std::string> files;
  std::size_t offers;
};

class Samples : public ::testing::TestWithParam<Sample> {};

TEST_P(Samples, AreReadWhole) {
  const auto& sample = GetParam();
  const auto folder = provider_samples();
  if (folder.empty()) GTEST_SKIP() << "no samples of " << sample.importer;
  std::vector<std::string> texts;
  for (const auto& file : sample.files) {
    texts.push_back(text_of_file(std::filesystem::path(folder) / file));
    if (texts.back().empty()) GTEST_SKIP() << "no sample " << file;
  }
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < texts.size(); ++i) files.push_back({sample.files[i], texts[i]});
  const auto* const importer = find_importer(sample.importer);
  EXPECT_TRUE(importer->sniff(files.front()));
  const auto import = importer->read(files, test_options());
  ASSERT_TRUE(import.ok()) << import.error().detail;
  EXPECT_EQ(import->catalogue.offers.size(), sample.offers);
  EXPECT_TRUE(import->faults.empty()) << to_sentence(import->faults.front());
  const auto kept = read_catalogue(write_catalogue(import->catalogue));
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(kept->offers, import->catalogue.offers);
}

INSTANTIATE_TEST_SUITE_P(
    Providers, Samples,
    ::testing::Values(Sample{"microsoft-learn", {"microsoft-learn/catalog.sample.json"}, 7},
                      Sample{"openedx",
                             {"edx-openedx/lms-api-courses-v1.json",
                              "edx-openedx/discovery-programs-legacy.json"},
                             5},
                      Sample{"coursera",
                             {"coursera/courses.v1.json", "coursera/partners.v1.json",
                              "coursera/onDemandSpecializations.v1.json"},
                             3},
                      Sample{"udacity",
                             {"udacity/catalog-graphql-response.json",
                              "udacity/public-api-v0-courses.legacy.json"},
                             7},
                      Sample{"ctdl",
                             {"credential-engine/Course-1a.json",
                              "credential-engine/Credential-1-graph.json",
                              "credential-engine/Organization-1.json"},
                             2},
                      Sample{"credly", {"credly/global-search.badge_template.json"}, 3},
                      Sample{"accredible", {"accredible/credential-net.wallet.json"}, 1},
                      Sample{"europass", {"europass/Sample-MC-Annex1-unsigned-uploadable.json"}, 1},
                      Sample{"europass", {"europass/Sample-MC-Annex1-signed.jsonld"}, 1}),
    [](const auto& about) {
      std::string name(about.param.importer);
      std::erase(name, '-');
      return name + std::to_string(about.index);
    });

}  // namespace
}  // namespace cairn::catalogue
