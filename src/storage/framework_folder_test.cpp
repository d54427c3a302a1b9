// SPDX-License-Identifier: Apache-2.0
#include "storage/framework_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "app/career/choose_framework.h"
#include "app/career/import_framework.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

skills::Framework sample(std::string name, std::string label = "Baking") {
  skills::Framework framework{.name = std::move(name), .title = "Sample", .language = "en"};
  framework.skills.push_back({.id = "a", .label = std::move(label)});
  return framework;
}

class Folder : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  FrameworkFolder frameworks{folder.path()};
};

TEST_F(Folder, HoldsTheStarterFrameworkFromTheStart) {
  EXPECT_EQ(frameworks.list()->at(0).name, "starter");
  EXPECT_GE(frameworks.load("starter")->skills.size(), 700U);
  EXPECT_EQ(*app::default_framework(frameworks), "starter");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "frameworks"));
}

TEST_F(Folder, KeepsWhatWasSavedAndPrefersIt) {
  ASSERT_TRUE(frameworks.save(sample("bakery")).ok());
  EXPECT_EQ(frameworks.load("bakery")->skills[0].label, "Baking");
  EXPECT_EQ(*app::default_framework(frameworks), "bakery");
  ASSERT_TRUE(frameworks.save(sample("esco")).ok());
  EXPECT_EQ(*app::default_framework(frameworks), "esco");
  const auto all = frameworks.list();
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ(all->at(2).name, "starter");
}

TEST_F(Folder, TakesTheModelAwayWithWhatItWasTrainedFrom) {
  ASSERT_TRUE(frameworks.save(sample("bakery")).ok());
  EXPECT_EQ(frameworks.load_model("bakery").error().code, ErrorCode::not_found);
  ASSERT_TRUE(frameworks.save_model("bakery", as_bytes("model")).ok());
  EXPECT_EQ(as_text(*frameworks.load_model("bakery")), "model");
  ASSERT_TRUE(frameworks.save(sample("bakery", "Milling")).ok());
  EXPECT_FALSE(frameworks.load_model("bakery"));
  EXPECT_EQ(frameworks.load("bakery")->skills[0].label, "Milling");
}

TEST_F(Folder, RefusesNamesThatAreNoneOrTaken) {
  for (const auto* name : {"", "..", "a/b", "Esco", "-a", "starter"})
    EXPECT_FALSE(frameworks.save(sample(name)).ok()) << name;
  EXPECT_FALSE(frameworks.save(sample(std::string(65, 'a'))).ok());
  const auto missing = frameworks.load("nothing");
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_NE(missing.error().detail.find("there are: starter"), std::string::npos);
}

TEST_F(Folder, TellsWhatIsDamagedAndWhatToDo) {
  ASSERT_TRUE(frameworks.save(sample("bakery")).ok());
  std::ofstream(folder.path() / "frameworks/bakery/framework.bin") << "not one";
  EXPECT_TRUE(frameworks.list()->at(0).damaged);
  EXPECT_NE(frameworks.load("bakery").error().detail.find("import it again"), std::string::npos);
}

TEST_F(Folder, TrainsTheLinkerFromWhatWasImported) {
  const auto* importer = skills::find_importer("csv");
  const std::string text = "label\nBaking\n";
  const skills::ImportFiles files{{"list.csv", Bytes(text.begin(), text.end())}};
  const auto train = [](const skills::Framework& framework) -> Result<Bytes> {
    const auto& label = framework.skills.at(0).label;
    return Bytes(label.begin(), label.end());
  };
  const auto trained =
      app::import_framework(frameworks, *importer, files, {.name = "bakery"}, train);
  ASSERT_TRUE(trained) << trained.error().detail;
  EXPECT_TRUE(trained->trained);
  EXPECT_EQ(trained->framework.skills, 1U);
  EXPECT_EQ(as_text(*frameworks.load_model("bakery")), "Baking");
  const auto fails = [](const skills::Framework&) -> Result<Bytes> {
    return fail(ErrorCode::internal, "test", "no");
  };
  EXPECT_FALSE(app::import_framework(frameworks, *importer, files, {.name = "bakery"}, fails));
  EXPECT_TRUE(frameworks.load("bakery"));
  EXPECT_FALSE(frameworks.load_model("bakery"));
}

}  // namespace
}  // namespace cairn::storage
