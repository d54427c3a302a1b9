// SPDX-License-Identifier: Apache-2.0
// Outlines and symbols, each one row.
#include "render/badge_parts.h"

#include <algorithm>
#include <array>

namespace cairn::render {
namespace {

// SVG elements without fill and end; 512 units wide. Words keep within `room` units.
constexpr std::array shapes{
    ShapeRow{
        BadgeShape::hexagon, "hexagon", 350,
        R"(<path d="M256 14 L462 133 Q470 138 470 147 V365 Q470 374 462 379 L264 493 Q256 498 248 493 L50 379 Q42 374 42 365 V147 Q42 138 50 133 Z")"},
    ShapeRow{BadgeShape::circle, "circle", 350, R"(<circle cx="256" cy="256" r="240")"},
    ShapeRow{
        BadgeShape::shield, "shield", 300,
        R"(<path d="M256 14 C316 52 388 66 458 66 V250 C458 372 366 456 256 498 C146 456 54 372 54 250 V66 C124 66 196 52 256 14 Z")"},
    ShapeRow{BadgeShape::square, "square", 350,
             R"(<rect x="24" y="24" width="464" height="464" rx="72")"},
    ShapeRow{BadgeShape::octagon, "octagon", 350,
             R"(<path d="M351 27 L485 161 L485 351 L351 485 L161 485 L27 351 L27 161 L161 27 Z")"},
    ShapeRow{
        BadgeShape::rosette, "rosette", 330,
        R"(<path d="M256 32 A46 46 0 0 1 342 49 A46 46 0 0 1 414 98 A46 46 0 0 1 463 170 A46 46 0 0 1 480 256 A46 46 0 0 1 463 342 A46 46 0 0 1 414 414 A46 46 0 0 1 342 463 A46 46 0 0 1 256 480 A46 46 0 0 1 170 463 A46 46 0 0 1 98 414 A46 46 0 0 1 49 342 A46 46 0 0 1 32 256 A46 46 0 0 1 49 170 A46 46 0 0 1 98 98 A46 46 0 0 1 170 49 A46 46 0 0 1 256 32 Z")"},
    ShapeRow{
        BadgeShape::diamond, "diamond", 270,
        R"(<path d="M256 10 Q270 10 280 22 L490 236 Q506 256 490 276 L280 490 Q256 516 232 490 L22 276 Q6 256 22 236 L232 22 Q242 10 256 10 Z")"},
    ShapeRow{BadgeShape::arch, "arch", 340,
             R"(<path d="M56 496 V226 C56 106 144 18 256 18 C368 18 456 106 456 226 V496 Z")"},
    ShapeRow{
        BadgeShape::ticket, "ticket", 380,
        R"(<path d="M24 96 H488 V206 A50 50 0 0 0 488 306 V416 H24 V306 A50 50 0 0 0 24 206 Z")"},
};

// SVG elements in a box of 100 by 100 units, inheriting their fill.
constexpr std::array icons{
    IconRow{
        BadgeIcon::cairn, "cairn",
        R"(<ellipse cx="50" cy="86" rx="42" ry="13"/><ellipse cx="48" cy="59" rx="31" ry="11"/><ellipse cx="53" cy="36" rx="22" ry="10"/><ellipse cx="49" cy="16" rx="13" ry="8"/>)"},
    IconRow{BadgeIcon::star, "star",
            R"(<path d="M50 4 L63 37 L98 39 L71 61 L80 95 L50 76 L20 95 L29 61 L2 39 L37 37 Z"/>)"},
    IconRow{
        BadgeIcon::book, "book",
        R"(<path d="M6 18 C22 10 38 12 47 20 V90 C38 82 22 80 6 88 Z M94 18 C78 10 62 12 53 20 V90 C62 82 78 80 94 88 Z"/>)"},
    IconRow{
        BadgeIcon::code, "code",
        R"(<path d="M34 22 L40 30 L16 50 L40 70 L34 78 L2 50 Z M66 22 L60 30 L84 50 L60 70 L66 78 L98 50 Z M55 14 L64 17 L45 86 L36 83 Z"/>)"},
    IconRow{
        BadgeIcon::gear, "gear",
        R"(<path fill-rule="evenodd" d="M43 4 H57 L60 18 L71 23 L83 15 L93 25 L85 37 L89 46 L98 50 V57 L86 62 L82 72 L90 84 L80 93 L68 85 L59 89 L56 98 H44 L41 89 L31 85 L19 93 L9 83 L16 71 L12 61 L2 57 V44 L13 40 L18 29 L10 17 L20 7 L32 15 L40 11 Z M50 34 A17 17 0 1 0 50 68 A17 17 0 1 0 50 34 Z"/>)"},
    IconRow{
        BadgeIcon::heart, "heart",
        R"(<path d="M50 92 C10 62 2 42 8 26 C15 8 40 8 50 28 C60 8 85 8 92 26 C98 42 90 62 50 92 Z"/>)"},
    IconRow{
        BadgeIcon::people, "people",
        R"(<circle cx="50" cy="24" r="17"/><path d="M18 92 C18 62 34 48 50 48 C66 48 82 62 82 92 Z"/><circle cx="14" cy="38" r="11"/><path d="M0 78 C0 62 6 54 20 53 C14 62 11 70 10 78 Z"/><circle cx="86" cy="38" r="11"/><path d="M100 78 C100 62 94 54 80 53 C86 62 89 70 90 78 Z"/>)"},
    IconRow{
        BadgeIcon::chart, "chart",
        R"(<path d="M6 88 H94 V96 H6 Z M14 56 H30 V82 H14 Z M42 34 H58 V82 H42 Z M70 10 H86 V82 H70 Z"/>)"},
    IconRow{
        BadgeIcon::leaf, "leaf",
        R"(<path fill-rule="evenodd" d="M94 6 C40 4 8 26 10 62 C10 74 15 82 20 86 C30 62 46 46 68 36 C48 52 34 68 26 92 C60 98 96 78 94 6 Z"/>)"},
    IconRow{
        BadgeIcon::cap, "cap",
        R"(<path d="M50 16 L98 38 L50 60 L2 38 Z"/><path d="M22 54 V74 C34 88 66 88 78 74 V54 L50 67 Z"/><path d="M90 42 H96 V74 H90 Z"/>)"},
    IconRow{
        BadgeIcon::bulb, "bulb",
        R"(<path d="M50 4 C28 4 14 20 14 39 C14 52 22 59 28 67 C31 71 32 74 32 77 H68 C68 74 69 71 72 67 C78 59 86 52 86 39 C86 20 72 4 50 4 Z M34 81 H66 V87 H34 Z M40 91 H60 V97 H40 Z"/>)"},
    IconRow{
        BadgeIcon::flask, "flask",
        R"(<path fill-rule="evenodd" d="M34 4 H66 V13 H62 V38 L90 84 C94 91 90 97 82 97 H18 C10 97 6 91 10 84 L38 38 V13 H34 Z M43 50 L31 70 H69 L57 50 Z"/>)"},
    IconRow{
        BadgeIcon::globe, "globe",
        R"(<path fill-rule="evenodd" d="M50 3 A47 47 0 1 0 50 97 A47 47 0 1 0 50 3 Z M46 13 V31 H33 C36 21 41 15 46 13 Z M54 13 C59 15 64 21 67 31 H54 Z M31 39 H46 V61 H31 C29 54 29 46 31 39 Z M54 39 H69 C71 46 71 54 69 61 H54 Z M33 69 H46 V87 C41 85 36 79 33 69 Z M54 69 H67 C64 79 59 85 54 87 Z M31 17 C28 21 26 26 25 31 H16 C20 25 25 20 31 17 Z M69 17 C75 20 80 25 84 31 H75 C74 26 72 21 69 17 Z M12 39 H23 C22 46 22 54 23 61 H12 C10 54 10 46 12 39 Z M77 39 H88 C90 46 90 54 88 61 H77 C78 54 78 46 77 39 Z M16 69 H25 C26 74 28 79 31 83 C25 80 20 75 16 69 Z M75 69 H84 C80 75 75 80 69 83 C72 79 74 74 75 69 Z"/>)"},
    IconRow{
        BadgeIcon::compass, "compass",
        R"(<path fill-rule="evenodd" d="M50 3 A47 47 0 1 0 50 97 A47 47 0 1 0 50 3 Z M50 13 A37 37 0 1 1 50 87 A37 37 0 1 1 50 13 Z"/><path d="M74 26 L58 58 L26 74 L42 42 Z"/>)"},
    IconRow{BadgeIcon::trophy, "trophy", R"(<path d="M28 6 H72 V14 H94 C94 40 84 50 68 52 C64 58 60 61 55 62 V76 H70 V94 H30 V76 H45 V62 C40 61 36 58 32 52 C16 50 6 40 6 14 H28 Z M15 22 C16 34 20 41 29 43 C28 37 28 30 28 22 Z M85 22 H72 C72 30 72 37 71 43 C80 41 84 34 85 22 Z" fill-rule="evenodd"/>)"},
    IconRow{BadgeIcon::bolt, "bolt", R"(<path d="M60 2 L16 56 H44 L36 98 L84 40 H54 Z"/>)"},
    IconRow{BadgeIcon::pencil, "pencil",
            R"(<path d="M72 6 L94 28 L82 40 L60 18 Z M54 24 L76 46 L30 92 L4 97 L8 70 Z"/>)"},
    IconRow{
        BadgeIcon::speech, "speech",
        R"(<path d="M12 10 H88 Q98 10 98 20 V62 Q98 72 88 72 H52 L28 94 V72 H12 Q2 72 2 62 V20 Q2 10 12 10 Z"/>)"},
    IconRow{
        BadgeIcon::key, "key",
        R"(<path fill-rule="evenodd" d="M30 22 A28 28 0 1 0 55 62 L62 62 L70 54 L78 62 L86 54 L98 54 V42 L94 38 H55 A28 28 0 0 0 30 22 Z M24 41 A9 9 0 1 1 24 59 A9 9 0 1 1 24 41 Z"/>)"},
    IconRow{BadgeIcon::check, "check", R"(<path d="M38 84 L4 50 L18 36 L38 56 L82 12 L96 26 Z"/>)"},
    IconRow{
        BadgeIcon::puzzle, "puzzle",
        R"(<path d="M8 30 H34 C28 20 34 8 44 8 C54 8 60 20 54 30 H78 V54 C88 48 98 54 98 64 C98 74 88 80 78 74 V96 H8 V74 C18 80 28 74 28 64 C28 54 18 48 8 54 Z"/>)"},
    IconRow{BadgeIcon::cross, "cross",
            R"(<path d="M36 6 H64 V36 H94 V64 H64 V94 H36 V64 H6 V36 H36 Z"/>)"},
    IconRow{
        BadgeIcon::anchor, "anchor",
        R"(<path fill-rule="evenodd" d="M50 3 A13 13 0 1 0 50 29 A13 13 0 1 0 50 3 Z M50 11 A5 5 0 1 1 50 21 A5 5 0 1 1 50 11 Z"/><path d="M45 28 H55 V38 H72 V48 H55 V84 C70 81 79 72 81 60 L72 63 L86 42 L99 63 L90 60 C88 82 72 97 50 97 C28 97 12 82 10 60 L1 63 L14 42 L28 63 L19 60 C21 72 30 81 45 84 V48 H28 V38 H45 Z"/>)"},
    IconRow{
        BadgeIcon::camera, "camera",
        R"(<path fill-rule="evenodd" d="M34 16 H66 L74 28 H90 Q98 28 98 36 V82 Q98 90 90 90 H10 Q2 90 2 82 V36 Q2 28 10 28 H26 Z M50 38 A20 20 0 1 0 50 78 A20 20 0 1 0 50 38 Z M50 47 A11 11 0 1 1 50 69 A11 11 0 1 1 50 47 Z"/>)"},
    IconRow{BadgeIcon::tree, "tree",
            R"(<path d="M50 2 L80 38 H68 L88 66 H56 V98 H44 V66 H12 L32 38 H20 Z"/>)"},
    IconRow{
        BadgeIcon::music, "music",
        R"(<path d="M36 10 L90 2 V70 C90 80 82 86 73 86 C65 86 59 81 59 75 C59 68 66 62 76 62 L78 62 V24 L48 28 V82 C48 92 40 98 31 98 C23 98 17 93 17 87 C17 80 24 74 34 74 L36 74 Z"/>)"},
    IconRow{BadgeIcon::none, "none", ""},
};

constexpr std::array borders{
    BorderRow{BadgeBorder::line, "line"},     BorderRow{BadgeBorder::double_line, "double"},
    BorderRow{BadgeBorder::dashes, "dashes"}, BorderRow{BadgeBorder::dots, "dots"},
    BorderRow{BadgeBorder::none, "none"},
};

}  // namespace

std::span<const ShapeRow> shape_rows() { return shapes; }
std::span<const IconRow> icon_rows() { return icons; }
std::span<const BorderRow> border_rows() { return borders; }

}  // namespace cairn::render
