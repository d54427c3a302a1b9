// SPDX-License-Identifier: Apache-2.0
#include "storage/catalogue_folder.h"

#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/curated.h"
#include "catalogue/limits.h"
#include "catalogue/link.h"
#include "catalogue/starter.h"
#include "storage/disk_fault.h"
#include "storage/mapped_file.h"
#include "storage/open_store.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
using catalogue::Book;
constexpr const char* where = "catalogues";
constexpr const char* offers_file = "offers.json";
constexpr const char* index_file = "offers.index";
constexpr const char* same_file = "same-offers.json";  // beside the catalogues

Status check_name(std::string_view name) {
  if (name == catalogue::starter_name)
    return fail(ErrorCode::invalid, where,
                "“starter” is the catalogue of examples that is always there; choose another name");
  if (is_catalogue_name(name)) return done;
  return fail(ErrorCode::invalid, where,
              "a catalogue's name is made of lower-case letters, digits and “-”, at most 64");
}

Error comes_with_the_program() {
  return fail(ErrorCode::invalid, where,
              "“curated” is the catalogue that comes with the program; choose another name");
}

Error no_such(std::string_view name) {
  return fail(ErrorCode::not_found, where,
              "there is no catalogue “" + std::string(name) +
                  "”; `cairn catalogue list` shows those there are");
}

using Mapped = std::shared_ptr<const MappedFile>;

// What reads as if it ended there is neither damaged nor to be replaced: it may be well on the
// disk.
Error cut_short() {
  return with_remedy(fail(ErrorCode::io, where,
                          "a file of a catalogue was cut short or changed while it was read"),
                     disk_remedy(ErrorCode::io));
}

Result<Book> over(const Mapped& text, const Mapped& index) {
  auto book = Book::over(text->text(), index->text(),
                         [text, index] { return !text->is_torn() && !index->is_torn(); });
  if (!book.ok() && (text->is_torn() || index->is_torn())) return cut_short();
  return book;
}

// A file and its index, which is of no use where it is older.
Result<std::shared_ptr<const Book>> open_kept(const fs::path& folder) {
  CAIRN_TRY(const auto text, MappedFile::open(folder / offers_file));
  const auto index = MappedFile::open(folder / index_file);
  if (!index.ok()) return fail(ErrorCode::unreadable, where, "it has no index");
  std::error_code error;
  const auto written = fs::last_write_time(folder / offers_file, error);
  const auto indexed = fs::last_write_time(folder / index_file, error);
  if (error || indexed < written)
    return fail(ErrorCode::unreadable, where, "the index is older than its catalogue");
  CAIRN_TRY(auto book, over(text, *index));
  if (book.head().name != folder.filename().string())
    return fail(ErrorCode::unreadable, where, "the folder has another name than its catalogue");
  return std::make_shared<const Book>(std::move(book));
}

// The offers that people decided about, as a catalogue of their own. Errors: io; invalid (one of
// them is damaged).
Result<catalogue::Catalogue> decided_in(const Book& book) {
  catalogue::Catalogue decided{.name = book.head().name, .framework = book.head().framework};
  const auto& marks = book.index().marks;
  bool is_damaged = false;
  for (catalogue::Position at = 0; at < marks.size(); ++at) {
    if ((marks[at] & catalogue::mark_decided) == 0) continue;
    if (auto offer = book.read(at))
      decided.offers.push_back(std::move(*offer));
    else
      is_damaged = true;
  }
  if (!book.is_whole()) return cut_short();
  if (is_damaged) return fail(ErrorCode::invalid, where, "an offer of it is damaged");
  return decided;
}

// A damaged file is kept beside the one in its place: nothing else has what people decided.
Status put_beside(const fs::path& file) {
  constexpr int kept_max = 9;
  const auto numbered = [&](int number) {
    return file.string() + ".damaged" + std::to_string(number);
  };
  int number = 1;
  std::error_code error;
  while (number < kept_max && fs::exists(numbered(number), error)) ++number;
  fs::rename(file, numbered(number), error);
  if (error) return fail(ErrorCode::io, where, file.string() + ": " + error.message());
  return done;
}

}  // namespace

bool is_catalogue_name(std::string_view name) {
  return !name.empty() && name.size() <= catalogue::name_bytes_max && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

Result<std::vector<std::string>> CatalogueFolder::names() {
  std::vector<std::string> names{std::string(catalogue::starter_name),
                                 std::string(catalogue::curated_name)};
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    auto name = at->path().filename().string();
    std::error_code ignored;
    if (check_name(name).ok() && name != catalogue::curated_name &&
        fs::exists(at->path() / offers_file, ignored))
      names.push_back(std::move(name));
  }
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::shared_ptr<const Book>> CatalogueFolder::open(std::string_view name) {
  if (name == catalogue::starter_name || name == catalogue::curated_name) {
    CAIRN_TRY(auto ours, load(name));
    return std::make_shared<const Book>(
        std::make_shared<const catalogue::Catalogue>(std::move(ours)));
  }
  if (!is_catalogue_name(name)) return no_such(name);
  return open_own(std::string(name));
}

Result<std::shared_ptr<const Book>> CatalogueFolder::open_own(const std::string& name) {
  auto book = open_kept(folder_ / name);
  if (!book.ok() && book.error().code == ErrorCode::not_found) return no_such(name);
  return book.ok() ? std::move(book) : open_anew(name);
}

// What was kept without an index, or restored before it: it gets one, which is held in memory where
// nothing can be written. Where offers do not stand as we write them, as in a file somebody edited,
// the whole catalogue is.
Result<std::shared_ptr<const Book>> CatalogueFolder::open_anew(const std::string& name) {
  const auto folder = folder_ / name;
  CAIRN_TRY(const auto file, MappedFile::open(folder / offers_file));
  const auto index = catalogue::index_lines(file->text());
  if (file->is_torn()) return cut_short();
  if (!index.ok() && index.error().code != ErrorCode::unreadable) return index.error();
  if (index.ok() && write_whole(folder / index_file, as_bytes(*index)).ok())
    if (auto book = open_kept(folder); book.ok()) return book;
  if (index.ok()) {
    const auto bytes = std::make_shared<const std::string>(*index);
    auto book = Book::over(file->text(), *bytes, [file, bytes] { return !file->is_torn(); });
    if (book.ok() && book->head().name == name)
      return std::make_shared<const Book>(std::move(*book));
  }
  CAIRN_TRY(auto kept, load_kept(name));
  return std::make_shared<const Book>(
      std::make_shared<const catalogue::Catalogue>(std::move(kept)));
}

Result<catalogue::Catalogue> CatalogueFolder::load(std::string_view name) {
  if (name == catalogue::starter_name) {
    CAIRN_TRY(auto starter, catalogue::read_starter());
    return std::move(starter.catalogue);
  }
  if (name == catalogue::curated_name) return load_curated();
  return load_kept(name);
}

// What comes with the program; what people decided about its skills is kept in the folder.
Result<catalogue::Catalogue> CatalogueFolder::load_curated() {
  CAIRN_TRY(auto curated, catalogue::read_curated());
  if (const auto kept = load_kept(catalogue::curated_name); kept.ok()) {
    catalogue::carry_decisions(*kept, curated.catalogue);
    catalogue::carry_proposals(*kept, curated.catalogue);
  }
  return std::move(curated.catalogue);
}

Result<catalogue::Catalogue> CatalogueFolder::load_kept(std::string_view name) {
  if (!is_catalogue_name(name)) return no_such(name);
  const auto file = MappedFile::open(folder_ / name / offers_file);
  if (!file.ok() && file.error().code == ErrorCode::not_found) return no_such(name);
  if (!file.ok()) return file.error();
  auto kept = catalogue::read_catalogue((*file)->text());
  if ((*file)->is_torn()) return cut_short();
  if (kept.ok()) kept->name = name;
  return kept;
}

// What people decided about what is to be replaced. Errors: io.
Result<CatalogueFolder::Before> CatalogueFolder::before(const std::string& name) {
  Before found;
  auto old = open_own(name);
  if (!old.ok() && old.error().code == ErrorCode::not_found) return found;
  auto decided = old.ok() ? decided_in(**old) : Result<catalogue::Catalogue>(old.error());
  if (!decided.ok() && is_own_trouble(decided.error().code)) return decided.error();
  found.is_damaged = !decided.ok();
  if (decided.ok()) found.decided = std::move(*decided);
  return found;
}

Status CatalogueFolder::save(catalogue::Catalogue made) {
  CAIRN_CHECK(check_name(made.name));
  if (made.name == catalogue::curated_name && made.importer != catalogue::curated_name)
    return comes_with_the_program();
  std::sort(made.offers.begin(), made.offers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  CAIRN_TRY(const auto old, before(made.name));
  catalogue::carry_decisions(old.decided, made);
  return write(made, catalogue::offers_of(made), old.is_damaged);
}

Status CatalogueFolder::save_all(const catalogue::Catalogue& head,
                                 const catalogue::OfferSource& next) {
  CAIRN_CHECK(check_name(head.name));
  if (head.name == catalogue::curated_name) return comes_with_the_program();
  CAIRN_TRY(const auto kept, before(head.name));
  catalogue::Offer changed;
  const auto decided = [&]() -> Result<const catalogue::Offer*> {
    CAIRN_TRY(const auto* offer, next());
    const auto* const old = offer == nullptr ? nullptr : find_offer(kept.decided, offer->id);
    if (old == nullptr) return offer;
    changed = *offer;
    catalogue::carry_decisions(*old, changed);
    return &changed;
  };
  return write(head, decided, kept.is_damaged);
}

// Both files are on the disk before either takes its place: where there is no room for one of them,
// both stay as they were.
Status CatalogueFolder::write(const catalogue::Catalogue& head, const catalogue::OfferSource& next,
                              bool is_old_damaged) {
  CAIRN_CHECK(prepare_data_folder(folder_.parent_path()));
  const auto folder = folder_ / head.name;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::io, where, folder.string() + ": " + error.message());
  CAIRN_TRY(auto file, WholeFile::begin(folder / offers_file));
  CAIRN_TRY(const auto index, catalogue::write_kept(head, next, [&](std::string_view piece) {
              return file.append(as_bytes(piece));
            }));
  CAIRN_CHECK(file.settle());
  CAIRN_TRY(auto indexed, WholeFile::begin(folder / index_file));
  CAIRN_CHECK(indexed.append(as_bytes(index)));
  CAIRN_CHECK(indexed.settle());
  if (is_old_damaged) CAIRN_CHECK(put_beside(folder / offers_file));
  CAIRN_CHECK(file.finish());
  return indexed.finish();
}

// In files without names: gone with whoever holds them, also where the program is killed.
Result<std::shared_ptr<const Book>> CatalogueFolder::set_aside(catalogue::Catalogue part) {
  CAIRN_CHECK(prepare_data_folder(folder_.parent_path()));
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  CAIRN_TRY(auto offers, NamelessFile::begin(folder_));
  CAIRN_TRY(const auto bytes, catalogue::write_kept(part, [&](std::string_view piece) {
              return offers.append(as_bytes(piece));
            }));
  CAIRN_TRY(auto index, NamelessFile::begin(folder_));
  CAIRN_CHECK(index.append(as_bytes(bytes)));
  CAIRN_TRY(const auto text, MappedFile::of(std::move(offers)));
  CAIRN_TRY(const auto indexed, MappedFile::of(std::move(index)));
  CAIRN_TRY(auto book, over(text, indexed));
  return std::make_shared<const Book>(std::move(book));
}

Result<std::vector<catalogue::SameWord>> CatalogueFolder::words_on_same() {
  const auto file = MappedFile::open(folder_ / same_file);
  if (!file.ok() && file.error().code == ErrorCode::not_found)
    return std::vector<catalogue::SameWord>();
  if (!file.ok()) return file.error();
  return catalogue::read_same_words((*file)->text());
}

Status CatalogueFolder::save_words_on_same(std::span<const catalogue::SameWord> words) {
  CAIRN_CHECK(prepare_data_folder(folder_.parent_path()));
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  return write_whole(folder_ / same_file, as_bytes(catalogue::write_same_words(words)));
}

Status CatalogueFolder::remove(std::string_view name) {
  CAIRN_CHECK(check_name(name));
  if (name == catalogue::curated_name) return comes_with_the_program();
  std::error_code error;
  if (!fs::remove(folder_ / name / offers_file, error) && !error) return no_such(name);
  // With its index, and with what a program left there that was ended while it wrote.
  if (!error) fs::remove_all(folder_ / name, error);
  if (error) return fail(ErrorCode::io, where, (folder_ / name).string() + ": " + error.message());
  return done;
}

}  // namespace cairn::storage
