// SPDX-License-Identifier: Apache-2.0
#include "app/house.h"

#include <stdlib.h>

#include <fstream>
#include <mutex>
#include <random>

#include "app/accounts/password.h"
#include "app/career/own_offers.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/organisations.h"
#include "app/ready_database.h"
#include "app/signing.h"
#include "credential/clr.h"

namespace cairn::app {
namespace {

std::filesystem::path temporary_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "cairn-test-XXXXXX").string();
  return ::mkdtemp(name.data());
}

}  // namespace

Random repeating_random() {
  return [engine = std::make_shared<std::mt19937_64>(2),
          mutex = std::make_shared<std::mutex>()](std::span<std::uint8_t> bytes) {
    const std::lock_guard lock(*mutex);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>((*engine)());
  };
}

House::House() : folder_(temporary_folder()) {
  keys_ = must(storage::open_key_vault(folder_, random_));
  if (std::getenv("CAIRN_TEST_POSTGRES") != nullptr)
    database_ = &put_ready_postgres(folder_);
  else
    put_ready_sqlite(folder_);
  store_ = must(storage::open_store(folder_, database_ ? database_->url() : ""));
  frameworks_ = std::make_unique<storage::FrameworkFolder>(folder_);
  catalogues_ = std::make_unique<storage::CatalogueFolder>(folder_);
  library_ = std::make_unique<career::Library>(
      *frameworks_, *catalogues_,
      [this](std::size_t pieces, const auto& piece) { parallel_(pieces, piece); });
  context_.reset(new Context{*store_, clock_, random_, *keys_, drawing_, pdf_, calendars_, nullptr,
                             *library_, "https://badges.example.org"});
  context_->archives = &archives_;
  career::offer_achievements(*context_);
}

void House::bring_model() {
  static const Bytes model = [this] {
    must(library_->shelf("starter"));
    return must(frameworks_->load_model("starter"));
  }();
  must(frameworks_->save_model("starter", model));
}

House::~House() {
  store_.reset();
  std::filesystem::remove_all(folder_);
}

Actor House::set_up() {
  const auto link = must(ensure_setup(*context_));
  const auto token = link.substr(link.rfind('/') + 1);
  return must(complete_setup(*context_, token,
                             {"Harbour School", "https://harbour.example", "ada@harbour.example",
                              "a long password"}))
      .actor;
}

Actor House::set_up_another() {
  clock_.forward_seconds(1);  // who was first runs the server
  const OrganisationId id = new_organisation_id(random_);
  {
    auto transaction = must(store_->begin(Access::write));
    must(transaction->organisations().add({id, "Hill School", "", "", clock_.now()}));
    must(make_key(*context_, *transaction, id, crypto::KeyType::ed25519));
    must(transaction->commit());
  }
  return member({.organisation = id, .account = {}}, "bob@hill.example", {Role::owner},
                "another password");
}

Actor House::member(const Actor& owner, const std::string& email, Roles roles,
                    const std::string& password) {
  const auto hash = password.empty() ? std::string() : must(hash_password(password));
  auto transaction = must(store_->begin(Access::write));
  const auto known = must(optional(transaction->logins().find_by_email(email)));
  const LoginId login = known ? known->id : LoginId{new_name(server_organisation(), random_)};
  if (!known) must(transaction->logins().add({login, email, hash, clock_.now()}));
  const AccountId account{new_name(owner.organisation, random_)};
  must(transaction->accounts().add(
      {owner.organisation, account, login, email, roles, clock_.now(), {}}));
  must(transaction->commit());
  return {owner.organisation, account, roles};
}

AchievementForm House::welding() {
  AchievementForm form;
  form.name = "Welding, first level";
  form.description = "Joins two steel plates by a fillet weld.";
  form.criteria = "Makes **three** welds that hold.";
  form.details.skills = achievement::named_skills({"Welding", "Reading drawings"});
  form.image.text = "Weld";
  form.alternative_text = "A green hexagon with a stack of stones";
  return form;
}

Achievement House::published(const Actor& actor) {
  const auto made = must(create_achievement(*context_, actor, welding()));
  return must(publish_achievement(*context_, actor, made.id));
}

ClaimForm House::claim_form() {
  ClaimForm form;
  form.name = "Grace Moor";
  form.email = "Grace@Learner.example";
  form.statement = "I welded three plates and bent them.";
  form.files = {{"files", "weld.png", std::string_view("\x89PNG\r\n\x1a\n\0\0", 10)}};
  form.links = {"https://learner.example/weld"};
  return form;
}

SubmittedClaim House::submitted(const Achievement& achievement) {
  return must(submit_claim(*context_, achievement.claim_code, claim_form(), ""));
}

Award House::awarded(const Actor& actor, const ClaimId& claim) {
  return *must(decide_claim(*context_, actor, claim, {ClaimState::awarded, "Well done."})).award;
}

bool give_record_vocabulary(Context& context) {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto folder =
      (suites != nullptr ? std::filesystem::path(suites)
                         : std::filesystem::path(CAIRN_SOURCE_DIR) / ".." / "shared" / "vectors") /
      "contexts";
  std::ifstream file(folder / "purl.imsglobal.org_clr_v2p0_context-2.0.1.json");
  if (!file) return false;
  context.vocabularies->give(std::string(credential::context_clr_2),
                             {std::istreambuf_iterator<char>(file), {}});
  return true;
}

}  // namespace cairn::app
