// SPDX-License-Identifier: Apache-2.0
// A folder of 100,000 credentials: proofs by two kinds of key, tokens, SD-JWTs, baked images in
// equal parts. The time of the whole process, its peak memory, and how much faster two threads are
// than one that verifies the credential of verify_realistic again and again.
#include "formats_folder.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "bake/bake.h"
#include "did/did.h"
#include "fixtures.h"
#include "json/parse.h"
#include "json/write.h"
#include "measure.h"
#include "securing/sign_sd_jwt.h"
#include "verify/verify.h"

namespace cairn::bench {
namespace {

namespace fs = std::filesystem;

constexpr int files = 100'000;
constexpr int files_a_folder = 5'000;
constexpr int different = 100;  // credentials of each kind
constexpr int rounds = 3;
constexpr const char* svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">
<circle cx="200" cy="200" r="180" fill="#2a6f97"/><text x="200" y="210">Badge</text></svg>)";

void append_chunk(std::string& png, const std::string& type, const std::string& data) {
  const auto number = [&](std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) png += static_cast<char>(value >> shift);
  };
  const auto body = type + data;
  number(static_cast<std::uint32_t>(data.size()));
  png += body;
  number(static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

// Of the size of a small badge; what its pixels are nobody looks at.
std::string make_png() {
  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", std::string("\0\0\1\x90\0\0\1\x90\x08\6\0\0\0", 13));
  append_chunk(png, "IDAT", std::string(8 * 1024, '\x5a'));
  append_chunk(png, "IEND", "");
  return png;
}

std::string baked(std::string_view image, const std::string& credential) {
  const auto made = bake::bake(as_bytes(image), credential, bake::Edition::open_badges_3);
  if (!made.ok()) throw std::runtime_error("a badge was not baked");
  return std::string(as_text(*made));
}

// The credential of verify_realistic as SD-JWT, of which learner and name may be kept back.
std::string selective(const std::string& credential) {
  static const auto key = *crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, 7));
  static const auto did = did::make_did_key(key.public_key());
  static const auto method = did::key_id_of_did_key(key.public_key());
  static const std::vector<std::string> disclosable = {"/credentialSubject/id", "/name"};
  Arena arena;
  const auto document = json::parse(credential, arena);
  const auto own = json::Builder(arena).with(
      *document, "issuer",
      json::Builder(arena).with((*document)["issuer"], "id", json::Value::string(did)));
  const auto token = securing::sign_sd_jwt(
      own, {&key, method, did}, {.disclosable = disclosable},
      [](std::span<std::uint8_t> room) { std::fill(room.begin(), room.end(), 9); }, arena);
  if (!token.ok()) throw std::runtime_error("SD-JWT: " + token.error().detail);
  return *token;
}

// Credentials of one kind, each another one.
std::vector<std::string> make_credentials() {
  const auto text = without_proof(bench_file("credential-realistic.signed.json"));
  Issuer ed25519(crypto::KeyType::ed25519);
  Issuer p256(crypto::KeyType::p256);
  const auto png = make_png();
  std::vector<std::string> made;
  for (int i = 0; i < different; ++i) {
    Arena arena;
    const auto id = "urn:example:credential:" + std::to_string(i);
    const auto own = json::write(
        json::Builder(arena).with(*json::parse(text, arena), "id", json::Value::string(id)));
    const auto proof = ed25519.issue(own);
    made.push_back(proof);
    made.push_back(p256.issue(own));
    made.push_back(ed25519.issue_jwt(own));
    made.push_back(selective(own));
    made.push_back(baked(png, proof));
    made.push_back(baked(svg, proof));
  }
  return made;
}

void fill(const fs::path& folder) {
  const auto credentials = make_credentials();
  verify::Verifier verifier;
  for (const auto& one : credentials) {
    const auto report = verifier.verify(as_bytes(one), {.at = noon_2026()});
    if (!report.ok() || report->verdict != verify::Verdict::accepted)
      throw std::runtime_error("a credential of the folder is not accepted");
  }
  for (int i = 0; i < files; ++i) {
    const auto below = folder / std::to_string(i / files_a_folder);
    if (i % files_a_folder == 0) fs::create_directories(below);
    std::ofstream(below / std::to_string(i), std::ios::binary)
        << credentials[static_cast<std::size_t>(i) % credentials.size()];
  }
}

class Folder {
 public:
  // Filled by a process of its own: a child is charged with the peak memory of its parent.
  Folder() : path_(fs::temp_directory_path() / ("cairn-bench-" + std::to_string(getpid()))) {
    const pid_t child = fork();
    if (child == 0) {
      try {
        fill(path_);
        _exit(0);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        _exit(1);
      }
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error("the folder was not filled");
  }
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Cost {
  double seconds;
  double megabytes;
};

Cost verify_folder(const std::string& folder) {
  const auto program = (fs::read_symlink("/proc/self/exe").parent_path() / "cairn").string();
  const int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = vfork();
  if (child == 0) {
    dup2(silence, STDOUT_FILENO);
    execl(program.c_str(), program.c_str(), "verify", "--offline", "--jobs", "2", "--at",
          "2026-06-01T12:00:00Z", folder.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  close(silence);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("cairn verify did not accept every file of the folder");
  return {took.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

// verify_realistic, here and now: one thread, for two seconds.
double realistic_rate() {
  const auto text = bench_file("credential-realistic.signed.json");
  verify::Verifier verifier;
  const auto start = std::chrono::steady_clock::now();
  std::chrono::duration<double> took{};
  int count = 0;
  for (; took.count() < 2; took = std::chrono::steady_clock::now() - start, ++count) {
    const auto report = verifier.verify(as_bytes(text), {.at = noon_2026()});
    if (!report.ok() || report->verdict != verify::Verdict::accepted)
      throw std::runtime_error("verify_realistic is not accepted");
  }
  return count / took.count();
}

}  // namespace

void formats_folder() {
  const Folder folder;
  std::vector<double> rates, ratios, sizes;
  verify_folder(folder.path());  // what the disk holds is read once before
  for (int i = 0; i < rounds; ++i) {
    const auto alone = realistic_rate();
    const auto cost = verify_folder(folder.path());
    rates.push_back(files / cost.seconds);
    ratios.push_back(rates.back() / alone);
    sizes.push_back(cost.megabytes);
  }
  print_figure("verify_folder_mixed", median(rates), "1/s", Better::higher);
  print_figure("verify_folder_mixed/verify_realistic", median(ratios), "ratio", Better::higher);
  print_figure("verify_folder_mb", median(sizes), "MB", Better::lower);
}

}  // namespace cairn::bench
