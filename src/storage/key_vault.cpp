// SPDX-License-Identifier: Apache-2.0
// The KeyVault port: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) under a master key of 32
// random bytes in a file of its own, so that a copied database alone reveals no key. Sealed bytes:
// a nonce of 24 bytes, then ciphertext and tag; the purpose is the associated data.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/secret.h"
#include "storage/disk_fault.h"
#include "storage/key_place.h"
#include "storage/open_store.h"

namespace cairn::storage {
namespace {

constexpr std::size_t key_bytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

class FileVault final : public app::KeyVault {
 public:
  FileVault(Secret master, Random random)
      : master_(std::move(master)), random_(std::move(random)) {}

  Result<Bytes> seal(ByteView secret, std::string_view purpose) override {
    Bytes sealed(nonce_bytes + secret.size() + tag_bytes);
    random_(std::span(sealed).first(nonce_bytes));
    const auto about = as_bytes(purpose);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, secret.data(),
                                               secret.size(), about.data(), about.size(), nullptr,
                                               sealed.data(), master_.view().data());
    return sealed;
  }

  Result<Secret> open(ByteView sealed, std::string_view purpose) override {
    const auto refused =
        fail(ErrorCode::not_permitted, "key vault",
             "A key was not sealed by this data folder's master.key. Restore the master.key that "
             "belongs to this database.");
    if (sealed.size() < nonce_bytes + tag_bytes) return refused;
    Secret secret(sealed.size() - nonce_bytes - tag_bytes);
    const auto about = as_bytes(purpose);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            secret.room().data(), nullptr, nullptr, sealed.data() + nonce_bytes,
            sealed.size() - nonce_bytes, about.data(), about.size(), sealed.data(),
            master_.view().data()) != 0)
      return refused;
    return secret;
  }

 private:
  Secret master_;
  Random random_;
};

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

constexpr const char* where = "key vault";

Error refused(const std::filesystem::path& file, int system) {
  auto error = file_refused(where, file, system);
  if (*error.remedy == '\0') error.remedy = "Let the user of the server own it and its folder.";
  return error;
}

// A link that somebody laid there is not followed, and nothing of another is written over.
Status write_draft(const std::filesystem::path& draft, const Secret& key) {
  const File out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (out.get() < 0 && errno == EEXIST)
    return with_remedy(
        fail(ErrorCode::conflict, where, draft.string() + " is left of a start that ended early."),
        "Remove it, and start again.");
  if (out.get() < 0) return refused(draft, errno);
  const auto written = ::write(out.get(), key.view().data(), key.view().size());
  int wrong = written < 0 ? errno : 0;
  if (wrong == 0 && written != static_cast<ssize_t>(key_bytes)) wrong = ENOSPC;
  if (wrong == 0 && ::fsync(out.get()) != 0) wrong = errno;
  if (wrong == 0) return done;
  ::unlink(draft.c_str());
  return refused(draft, wrong);
}

// Written beside its place and linked there whole: of two that start at once one wins, and no
// half-written key is ever seen.
Status make_master_key(const std::filesystem::path& file, const Random& random) {
  Secret key(key_bytes);
  random(key.room());
  const std::filesystem::path draft = file.string() + ".part" + std::to_string(::getpid());
  CAIRN_CHECK(write_draft(draft, key));
  const int wrong = ::link(draft.c_str(), file.c_str()) == 0 ? 0 : errno;
  ::unlink(draft.c_str());
  if (wrong != 0 && wrong != EEXIST) return refused(file, wrong);
  const auto place = file.parent_path();
  const File folder(::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0) return refused(place, errno);
  return done;
}

// A link to it is followed where whoever runs the server named the place.
Result<Secret> read_master_key(const std::filesystem::path& file, bool beside) {
  const File in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | (beside ? O_NOFOLLOW : 0)));
  struct stat about {};
  if (in.get() < 0 || ::fstat(in.get(), &about) != 0) return refused(file, errno);
  if (is_open_to_others(about))
    return fail(ErrorCode::not_permitted, where,
                "The master key " + file.string() +
                    " can be read by others. Run chmod 600 on it, and think about whether it has "
                    "been copied.");
  Secret key(key_bytes);
  if (about.st_size != static_cast<off_t>(key_bytes) ||
      ::read(in.get(), key.room().data(), key_bytes) != static_cast<ssize_t>(key_bytes))
    return fail(ErrorCode::unreadable, where,
                "The master key " + file.string() + " is damaged. Restore it from a backup.");
  return key;
}

// A database that is there: a new key would leave its organisations unable to sign or revoke.
bool has_database(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::exists(folder / "cairn.db", error) ||
         std::filesystem::exists(folder / "database.url", error);
}

}  // namespace

Result<std::unique_ptr<app::KeyVault>> open_key_vault(const std::filesystem::path& folder,
                                                      const Random& random,
                                                      const std::filesystem::path& named) {
  CAIRN_CHECK(prepare_data_folder(folder));
  const auto file = whole_path(named.empty() ? key_place(folder) : named);
  const bool beside = is_key_beside(folder, file);
  if (!beside && key_is_beside(folder)) CAIRN_CHECK(name_key_place(folder, file));  // a conflict
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    if (has_database(folder))
      return fail(ErrorCode::io, where,
                  "The master key " + file.string() + " is missing, but its database is there. " +
                      (beside ? "Restore master.key from a backup."
                              : "Name the file that holds it with CAIRN_MASTER_KEY_FILE."));
    CAIRN_CHECK(begin_data_folder(folder));
    CAIRN_CHECK(make_master_key(file, random));
    CAIRN_CHECK(name_key_place(folder, file));
  }
  CAIRN_TRY(auto master, read_master_key(file, beside));
  // A key that was made for a new folder beforehand.
  if (!has_key(folder) && !has_database(folder)) CAIRN_CHECK(begin_data_folder(folder));
  return std::unique_ptr<app::KeyVault>(std::make_unique<FileVault>(std::move(master), random));
}

Status settle_key_place(const std::filesystem::path& folder, const std::filesystem::path& named) {
  return name_key_place(folder, whole_path(named.empty() ? key_place(folder) : named));
}

}  // namespace cairn::storage
