// SPDX-License-Identifier: Apache-2.0
#include "adverts/advert_text.h"

#include <gtest/gtest.h>

#include "adverts/headline.h"
#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

Bytes bytes_of(std::string_view text) { return Bytes(text.begin(), text.end()); }

AdvertText read_text(std::string_view text, std::string_view media_type = {}) {
  auto advert = read_advert(bytes_of(text), media_type);
  EXPECT_TRUE(advert.ok());
  return advert.ok() ? std::move(*advert) : AdvertText{};
}

ErrorCode error_of(std::string_view text) {
  const auto advert = read_advert(bytes_of(text));
  EXPECT_FALSE(advert.ok());
  EXPECT_NE(advert.error().detail, "");
  return advert.error().code;
}

TEST(ReadAdvert, KeepsPastedTextByteForByte) {
  const std::string text = "  Cook – Lyon\r\n\r\n\tYou  know pâtisserie.\n";
  const auto advert = read_text(text);
  EXPECT_EQ(advert.form, AdvertForm::text);
  EXPECT_EQ(advert.text, text);
  EXPECT_EQ(advert.title, "Cook");
  EXPECT_EQ(advert.place, "Lyon");
}

TEST(ReadAdvert, FindsTitleEmployerAndPlace) {
  const auto labelled =
      read_text("Job title: Senior welder (m/f/d)\nCompany: Ironmere\nLocation: Hull\nWe weld.");
  EXPECT_EQ(labelled.title, "Senior welder");
  EXPECT_EQ(labelled.employer, "Ironmere");
  EXPECT_EQ(labelled.place, "Hull");
  const auto second_line =
      read_text("Nurse, nights\nElder House, Dublin 8 (part time)\n\nWe care.");
  EXPECT_EQ(second_line.title, "Nurse");
  EXPECT_EQ(second_line.employer, "Elder House");
  EXPECT_EQ(second_line.place, "Dublin 8");
  EXPECT_EQ(
      read_text("Elder House has grown. We are looking for a kind night nurse to join us.").title,
      "kind night nurse");
}

TEST(ReadAdvert, ReadsJobPostings) {
  const auto advert = read_text(R"(<html><head><title>x</title><script type="application/ld+json">
    {"@context": "https://schema.org",
     "@graph": [{"@type": "WebPage"}, {"@type": ["JobPosting"],
       "title": "Baker &amp; confectioner",
       "description": "&lt;p&gt;We bake.&lt;/p&gt;&lt;li&gt;Rise early&lt;/li&gt;",
       "skills": ["Sourdough", {"@type": "DefinedTerm", "name": "Laminated dough"}],
       "qualifications": "We bake.",
       "experienceRequirements": {"monthsOfExperience": 24},
       "hiringOrganization": {"name": "Crumb"},
       "jobLocation": {"address": {"addressLocality": "Cork",
                                   "addressCountry": {"name": "Ireland"}}}}]}
    </script></head><body><p>Menu</p></body></html>)");
  EXPECT_EQ(advert.form, AdvertForm::job_posting);
  EXPECT_EQ(advert.title, "Baker & confectioner");
  EXPECT_EQ(advert.employer, "Crumb");
  EXPECT_EQ(advert.place, "Cork, Ireland");
  EXPECT_EQ(
      advert.text,
      "Baker & confectioner\nWe bake.\nRise early\nSkills required\nSourdough\nLaminated dough\n"
      "Experience required\n2 years of experience\n");
}

TEST(ReadAdvert, ReadsTheDescriptionOfMicrodata) {
  const std::string long_text(300, 'x');
  const auto advert = read_text(
      "<h1>Menu</h1><div itemscope itemtype='https://schema.org/JobPosting'><h2 "
      "itemprop='title'>Baker</h2><div itemprop='description'><ul><li>" +
      long_text + "</ul></div></div><p>Other jobs</p>");
  EXPECT_EQ(advert.title, "Baker");
  EXPECT_EQ(advert.text, "Baker\n" + long_text + "\n");
  ASSERT_EQ(advert.blocks.size(), 2u);
  EXPECT_EQ(advert.blocks[1].kind, BlockKind::bullet);
}

TEST(ReadAdvert, ReadsAPageWithoutPosting) {
  const auto advert = read_text(
      "<script type=\"application/ld+json\">{broken</script><h1>Baker</h1>"
      "<p>We bake.</p>");
  EXPECT_EQ(advert.form, AdvertForm::html);
  EXPECT_EQ(advert.title, "Baker");
  EXPECT_EQ(advert.text, "Baker\nWe bake.\n");
}

TEST(ReadAdvert, GuessesTheLanguage) {
  EXPECT_EQ(read_text("You will bake bread and cakes with our team.").language, "en");
  EXPECT_EQ(read_text("Wir suchen für unser Team eine Bäckerin und einen Koch.").language, "de");
  EXPECT_EQ(read_text("Nous cherchons un boulanger pour notre équipe, avec les diplômes.").language,
            "fr");
  EXPECT_EQ(read_text("Buscamos una persona con experiencia para el puesto y que se").language,
            "es");
  EXPECT_EQ(read_text("xyz").language, "");
}

TEST(ReadAdvert, SaysWhatToDoWithWhatItCannotRead) {
  EXPECT_EQ(error_of(""), ErrorCode::unreadable);
  EXPECT_EQ(error_of(" \n\t"), ErrorCode::unreadable);
  EXPECT_EQ(error_of("<html><body><script>1</script></body></html>"), ErrorCode::unreadable);
  EXPECT_EQ(error_of("%PDF-1.7\n"), ErrorCode::unsupported);
  EXPECT_EQ(error_of("\x89PNG\r\n"), ErrorCode::unsupported);
  EXPECT_EQ(error_of("PK\x03\x04word/document.xml"), ErrorCode::unsupported);
  EXPECT_EQ(error_of(std::string(limits::advert_bytes_max + 1, 'a')), ErrorCode::too_large);
}

TEST(ReadAdvert, MakesUtf8OfOtherCharacterSets) {
  EXPECT_EQ(read_text("P\xe2tissier\nLyon \x96 full time").text, "Pâtissier\nLyon – full time");
  EXPECT_EQ(read_text(std::string_view("\xff\xfe"
                                       "C\0o\0o\0k\0",
                                       10))
                .text,
            "Cook");
  EXPECT_EQ(read_text("\xef\xbb\xbfP\xc3\xa2tissier").text, "Pâtissier");
  EXPECT_TRUE(is_utf8(advert_from_text("P\xc3\xa2tissier pour les g\xc3\xa2teaux \xff\xc3").text));
}

TEST(ReadAdvert, CutsBetweenCharacters) {
  std::string text = "a";
  while (text.size() < limits::text_bytes_max + 10) text += "é";
  const auto advert = read_text(text);
  EXPECT_TRUE(advert.cut);
  EXPECT_TRUE(is_utf8(advert.text));
}

TEST(CodePoints, AreWhatPeopleCount) {
  EXPECT_EQ(code_points_before("é–x", 0), 0u);
  EXPECT_EQ(code_points_before("é–x", 2), 1u);
  EXPECT_EQ(code_points_before("é–x", 5), 2u);
  EXPECT_EQ(code_points_before("é–x", 6), 3u);
}

TEST(WellFormed, ReplacesOnlyWhatIsWrong) {
  EXPECT_EQ(well_formed("é\xff\xc3x\xe2\x80"),
            "é\xef\xbf\xbd\xef\xbf\xbdx\xef\xbf\xbd\xef\xbf\xbd");
}

}  // namespace
}  // namespace cairn::adverts
