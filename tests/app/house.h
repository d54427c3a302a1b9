// SPDX-License-Identifier: Apache-2.0
// A whole server without HTTP: a store in a temporary folder (in PostgreSQL where
// CAIRN_TEST_POSTGRES is set), a clock that stands still until told,
// randomness that repeats.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>

#include "app/accounts/sign_in.h"
#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/published.h"
#include "app/awards/revoke.h"
#include "app/claims/claim.h"
#include "app/claims/review.h"
#include "app/learners/learner_page.h"
#include "app/setup/setup.h"
#include "app/verifying/verify_input.h"
#include "render/calendar_files.h"
#include "render/drawing.h"
#include "render/pdf_text.h"
#include "storage/catalogue_folder.h"
#include "storage/framework_folder.h"
#include "storage/open_store.h"
#include "storage/temporary_database.h"
#include "storage/zip_archives.h"

namespace cairn::app {

class StoppedClock final : public Clock {
 public:
  Instant now() override { return now_; }
  void forward_seconds(std::int64_t seconds) { now_.microseconds += seconds * 1'000'000; }

 private:
  Instant now_ = Instant::from_seconds(1'795'000'000);
};

Random repeating_random();

class House : public testing::Test {
 protected:
  House();
  ~House() override;

  // The first organisation and its admin.
  Actor set_up();
  // A second organisation in the same store.
  Actor set_up_another();
  // Somebody who works for the organisation of `owner` too; without a password nobody signs in.
  Actor member(const Actor& owner, const std::string& email, Roles roles,
               const std::string& password = "");
  static AchievementForm welding();
  Achievement published(const Actor& actor);
  static ClaimForm claim_form();
  SubmittedClaim submitted(const Achievement& achievement);
  Award awarded(const Actor& actor, const ClaimId& claim);
  // The starter framework's model, which is learnt once for all tests of a program.
  void bring_model();

  std::filesystem::path folder_;
  const storage::TemporaryDatabase* database_ = nullptr;  // of PostgreSQL
  Random random_ = repeating_random();
  StoppedClock clock_;
  render::BadgeDrawing drawing_;
  render::PdfReader pdf_;
  render::CalendarFiles calendars_;
  storage::ZipArchives archives_;
  std::unique_ptr<KeyVault> keys_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Frameworks> frameworks_;
  std::unique_ptr<Catalogues> catalogues_;
  linker::Parallel parallel_ = career::on_all_processors();
  std::unique_ptr<career::Library> library_;
  std::unique_ptr<Context> context_;
};

// The value, or a failed test that shows the error.
template <class T>
T must(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().where << ": " << result.error().detail << " "
                  << result.error().path;
    throw std::runtime_error("an expected value is missing");
  }
  return std::move(result).value();
}

// What is wrong, of results that should be errors.
std::string path_of_error(const auto& result) { return result ? "no error" : result.error().path; }
ErrorCode code_of(const auto& result) { return result ? ErrorCode::internal : result.error().code; }

// The vocabulary of records (CLR 2.0), which no package carries, from beside the suites; false
// where they are not.
bool give_record_vocabulary(Context& context);

}  // namespace cairn::app
