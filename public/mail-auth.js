// The page's sign-in. Put your own in its place: it sets window.mailAuth (version 1) as README.md describes.
// Without it Outpost says on screen that sign-in is not set up.
