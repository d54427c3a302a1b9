// SPDX-License-Identifier: Apache-2.0
// What an issuer says of the skills that offers were linked to.
#include "app/career/offer_skills.h"

#include "app/career/own_offers.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

using Choice = SkillAnswer::Choice;

class OfferSkills : public CareerHouse {
 protected:
  void SetUp() override {
    actor_ = set_up();
    auto form = welding();
    form.details.skills = achievement::named_skills({"SQL", "Steady hands of the quay"});
    const auto made = must(create_achievement(*context_, actor_, form));
    must(publish_achievement(*context_, actor_, made.id));
    offer_ = made.id.text;
  }
  Status say(std::vector<SkillAnswer> answers, const Actor& actor, const std::string& offer) {
    return decide_skills(*context_, actor,
                         {std::string(achievements_catalogue), offer, std::move(answers), "Ada"});
  }
  Status say(std::vector<SkillAnswer> answers) { return say(std::move(answers), actor_, offer_); }
  const catalogue::Offer& offer() {
    gathered_ = offers();
    return *gathered_->search->find_id(offer_);
  }

  Actor actor_;
  std::string offer_;
  std::shared_ptr<const Offers> gathered_;
};

TEST_F(OfferSkills, AreConfirmedByIdOrName) {
  EXPECT_TRUE(say({{"SQL", Choice::skill, "sql", 4}}).ok());
  EXPECT_TRUE(say({{"Steady hands of the quay", Choice::named, "Statistics", 0}}).ok());
  EXPECT_EQ(offer().teaches.at(0).skill, "sql");
  EXPECT_EQ(offer().teaches.at(0).level, 4);
  EXPECT_FALSE(offer().teaches.at(1).skill.empty());
}

TEST_F(OfferSkills, CanBeNoneOfTheFramework) {
  EXPECT_TRUE(say({{"SQL", Choice::none}}).ok());
  EXPECT_TRUE(offer().teaches.at(0).skill.empty());
  EXPECT_TRUE(say({{"SQL", Choice::later}}).ok()) << "nothing is said";
}

TEST_F(OfferSkills, AreRefusedWithThePlaceOfEachFault) {
  const auto wrong = say({{"SQL", Choice::named, "no such thing", 0},
                          {"Steady hands of the quay", Choice::skill, "gone", 0}});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().path, "/answers/0");
  ASSERT_EQ(wrong.error().also.size(), 1U);
  EXPECT_EQ(wrong.error().also[0].path, "/answers/1");
  EXPECT_EQ(code_of(say({{"words of nobody", Choice::none}})), ErrorCode::not_found);
  EXPECT_EQ(code_of(say({{"SQL", Choice::none}}, actor_, "nowhere")), ErrorCode::not_found);
}

TEST_F(OfferSkills, AreTheirIssuersAlone) {
  const auto other = set_up_another();
  EXPECT_EQ(code_of(say({{"SQL", Choice::none}}, other, offer_)), ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app::career
